package dev.fovea.weights;

import dev.fovea.weights.Pickled.Other;
import dev.fovea.weights.Pickled.Real;
import dev.fovea.weights.Pickled.Storage;
import dev.fovea.weights.Pickled.Text;
import dev.fovea.weights.Pickled.Truth;
import dev.fovea.weights.Pickled.Tuple;
import dev.fovea.weights.Pickled.Whole;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle: a program for a small stack machine, of which only those instructions are known here that make plain
 * values and tensors. A name of Python's that is not on the list of {@link Globals} is refused by its name; nothing is
 * ever called. Memory and time are bounded by the length of the pickle and the number of instructions.
 */
final class PickleMachine {
    /** A state dict takes about 25 for each tensor, an optimizer twice as many again. */
    private static final int MOST_STEPS = 500_000;

    private static final int NEWEST_PROTOCOL = 5;

    /**
     * What a pickle was.
     *
     * @param value its result
     * @param storages by key, all that it speaks of
     */
    record Result(Pickled value, Map<String, Storage> storages) {}

    private final PickleBytes in;
    private final Map<String, Storage> storages = new HashMap<>();
    private final PickleStack stack = new PickleStack();

    private PickleMachine(PickleBytes in) {
        this.in = in;
    }

    /**
     * Reads up to the end of one pickle, and not further.
     *
     * @throws BadFormat naming what is refused, and the byte where it stands
     */
    static Result read(PickleBytes in) {
        PickleMachine machine = new PickleMachine(in);
        int at = in.at();
        try {
            for (int steps = 0; steps < MOST_STEPS; steps++) {
                at = in.at();
                int code = in.unsignedByte();
                if (code == '.') {
                    return new Result(machine.stack.last(), machine.storages);
                }
                machine.step(code);
            }
        } catch (BadFormat e) {
            throw new BadFormat(e.getMessage() + " (byte " + at + ")");
        }
        throw new BadFormat("a pickle must have at most " + MOST_STEPS + " instructions, but has more");
    }

    private void step(int code) {
        if (!constant(code) && !name(code) && !memo(code) && !container(code)) {
            throw new BadFormat("pickle instruction 0x" + Integer.toHexString(code)
                    + " must be one that state dicts need, but is not");
        }
    }

    /** What pushes a plain value. */
    private boolean constant(int code) {
        switch (code) {
            case 'N' -> stack.push(new Other("None"));
            case 0x88 -> stack.push(new Truth(true)); // NEWTRUE
            case 0x89 -> stack.push(new Truth(false)); // NEWFALSE
            case 'K' -> stack.push(new Whole(in.unsignedByte())); // BININT1
            case 'M' -> stack.push(new Whole(in.unsignedShort())); // BININT2
            case 'J' -> stack.push(new Whole(in.signedInt())); // BININT
            case 0x8a -> stack.push(number(in.unsignedByte())); // LONG1
            case 'G' -> stack.push(new Real(in.real())); // BINFLOAT
            case 'X' -> stack.push(new Text(in.text(in.unsignedInt()))); // BINUNICODE
            case 0x8c -> stack.push(new Text(in.text(in.unsignedByte()))); // SHORT_BINUNICODE
            case 0x8d -> stack.push(new Text(in.text(in.signedLong()))); // BINUNICODE8
            case 'U' -> stack.push(new Text(in.text(in.unsignedByte()))); // SHORT_BINSTRING, of Python 2
            case 'T' -> stack.push(new Text(in.text(in.unsignedInt()))); // BINSTRING, of Python 2
            case 'C' -> skip(in.unsignedByte()); // SHORT_BINBYTES
            case 'B' -> skip(in.unsignedInt()); // BINBYTES
            default -> {
                return false;
            }
        }
        return true;
    }

    private void skip(long length) {
        in.skip(length);
        stack.push(new Other("bytes"));
    }

    private Pickled number(int length) {
        byte[] bytes = in.raw(length);
        byte[] highFirst = new byte[length];
        for (int i = 0; i < length; i++) {
            highFirst[i] = bytes[length - 1 - i];
        }
        BigInteger value = length == 0 ? BigInteger.ZERO : new BigInteger(highFirst);
        return value.bitLength() < Long.SIZE ? new Whole(value.longValue()) : new Pickled.Huge(value);
    }

    /** What speaks of Python's names, or uses one. */
    private boolean name(int code) {
        switch (code) {
            case 'c' -> stack.push(Globals.allowed(in.line() + "." + in.line())); // GLOBAL
            case 'i' -> throw Globals.refused(in.line() + "." + in.line()); // INST, of old
            case 0x93 -> { // STACK_GLOBAL
                String name = stack.pop().text();
                stack.push(Globals.allowed(stack.pop().text() + "." + name));
            }
            case 'R' -> { // REDUCE
                List<Pickled> arguments = stack.pop().listed();
                stack.push(Globals.made(stack.pop(), arguments));
            }
            case 'Q' -> stack.push(known(Globals.storage(stack.pop().listed()))); // BINPERSID
            case 'b' -> { // BUILD: attributes, such as the versions of modules, say nothing about the numbers
                stack.pop();
                Pickled owner = stack.top();
                BadFormat.unless(
                        owner instanceof Pickled.Table || owner instanceof Pickled.Tensor,
                        "attributes must be those of a table or a tensor, but are of a %s",
                        owner.kind());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Storage known(Storage storage) {
        Storage before = storages.getOrDefault(storage.key(), storage);
        BadFormat.unless(
                before.type() == storage.type() && before.count() == storage.count(),
                "a storage must be of one type and length, but has two");
        storages.put(storage.key(), storage);
        return storage;
    }

    /** What remembers values, and what only frames them. */
    private boolean memo(int code) {
        switch (code) {
            case 0x80 -> { // PROTO
                int protocol = in.unsignedByte();
                BadFormat.unless(
                        protocol >= 2 && protocol <= NEWEST_PROTOCOL,
                        "pickle protocol must be 2 to %d, but was %d",
                        NEWEST_PROTOCOL,
                        protocol);
            }
            case 0x95 -> in.signedLong(); // FRAME: a hint for readers of streams
            case 'q' -> stack.remember(in.unsignedByte()); // BINPUT
            case 'r' -> stack.remember(in.unsignedInt()); // LONG_BINPUT
            case 0x94 -> stack.rememberNext(); // MEMOIZE
            case 'h' -> stack.recall(in.unsignedByte()); // BINGET
            case 'j' -> stack.recall(in.unsignedInt()); // LONG_BINGET
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What makes lists and tables, and fills them. */
    private boolean container(int code) {
        switch (code) {
            case '(' -> stack.mark();
            case ')' -> stack.push(new Tuple(List.of())); // EMPTY_TUPLE
            case 't' -> stack.push(new Tuple(stack.toMark())); // TUPLE
            case 0x85, 0x86, 0x87 -> stack.push(new Tuple(stack.pop(code - 0x84))); // TUPLE1 to 3
            case ']' -> stack.push(new Pickled.Listed()); // EMPTY_LIST
            case 'a' -> stack.append(stack.pop(1)); // APPEND
            case 'e' -> stack.append(stack.toMark()); // APPENDS
            case '}' -> stack.push(new Pickled.Table()); // EMPTY_DICT
            case 's' -> stack.set(stack.pop(2)); // SETITEM
            case 'u' -> stack.set(stack.toMark()); // SETITEMS
            case '0' -> stack.pop(); // POP
            default -> {
                return false;
            }
        }
        return true;
    }
}
