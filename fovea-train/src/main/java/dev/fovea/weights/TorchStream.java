package dev.fovea.weights;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as PyTorch wrote it before 1.6: pickles one behind the other (a magic number, the format's version, facts
 * of the machine, the state dict, the keys of the storages), then each storage: the count of its elements in eight
 * bytes, and the elements.
 */
final class TorchStream implements Storages {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long VERSION = 1001;
    private static final int MOST_PICKLES = 32 << 20;

    private final FileBytes bytes;
    private final Map<String, ByteBuffer> places = new HashMap<>();

    private TorchStream(FileBytes bytes) {
        this.bytes = bytes;
    }

    /** Whether a file begins with a pickle of a version that there is. */
    static boolean begins(ByteBuffer head) {
        return head.remaining() >= 2 && (head.get(0) & 0xFF) == 0x80 && head.get(1) >= 2 && head.get(1) <= 5;
    }

    /** The state dict of a file. */
    static Unwrapped read(FileBytes bytes) throws IOException {
        PickleBytes in = new PickleBytes(bytes.slice(0, Math.min(bytes.size(), MOST_PICKLES)));
        BadFormat.unless(
                PickleMachine.read(in).value() instanceof Pickled.Huge huge
                        && huge.value().equals(MAGIC),
                "it must begin with PyTorch's number, but begins with another pickle");
        long version = PickleMachine.read(in).value().whole();
        BadFormat.unless(version == VERSION, "the format's version must be %d, but was %d", VERSION, version);
        checkMachine(PickleMachine.read(in).value());
        PickleMachine.Result state = PickleMachine.read(in);
        Pickled keys = PickleMachine.read(in).value();
        TorchStream stream = new TorchStream(bytes);
        stream.index(keys, state.storages(), in.at());
        return Unwrapped.of(state.value(), stream);
    }

    private static void checkMachine(Pickled facts) {
        if (!(facts instanceof Pickled.Table table)) {
            throw new BadFormat("facts of the machine must be a table, but are a " + facts.kind());
        }
        BadFormat.unless(
                table.get("little_endian") instanceof Pickled.Truth little && little.value(),
                "the order of bytes must be little, but is not");
    }

    /** The storages lie in the order of their keys; how wide the elements are, the state dict alone says. */
    private void index(Pickled keys, Map<String, Pickled.Storage> storages, long start) throws IOException {
        long at = start;
        for (Pickled key : keys.listed()) {
            Pickled.@Nullable Storage storage = storages.get(key.text());
            if (storage == null) {
                throw new BadFormat("each storage must be used by a tensor, but one is not");
            }
            long count = bytes.slice(at, Long.BYTES).getLong(0);
            BadFormat.unless(
                    count == storage.count(),
                    "a storage must have %d elements, but has %d (byte %d)",
                    storage.count(),
                    count,
                    at);
            long length = Storages.length(storage);
            BadFormat.unless(
                    places.put(key.text(), bytes.slice(at + Long.BYTES, length)) == null,
                    "keys of storages must differ, but two are one");
            at += Long.BYTES + length;
        }
    }

    @Override
    public ByteBuffer bytes(Pickled.Storage storage) {
        @Nullable ByteBuffer found = places.get(storage.key());
        if (found == null) {
            throw new BadFormat("the numbers of each storage must be there, but those of one are missing");
        }
        return found;
    }
}
