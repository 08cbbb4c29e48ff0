package dev.fovea.weights;

import dev.fovea.weights.Pickled.Global;
import dev.fovea.weights.Pickled.Listed;
import dev.fovea.weights.Pickled.Storage;
import dev.fovea.weights.Pickled.Table;
import dev.fovea.weights.Pickled.Tensor;
import dev.fovea.weights.Pickled.Text;
import dev.fovea.weights.Pickled.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of Python's that a pickle may use, and what each means here. A name stands for a rule written below, never
 * for code that is looked up.
 */
final class Globals {
    private static final String REBUILD = "torch._utils._rebuild_";

    private static final Set<String> OTHERS = Set.of(
            "collections.OrderedDict",
            "collections.Counter",
            REBUILD + "tensor",
            REBUILD + "tensor_v2",
            REBUILD + "tensor_v3",
            REBUILD + "parameter",
            REBUILD + "parameter_with_state",
            "torch.Size",
            "torch.device",
            "torch.storage.UntypedStorage",
            "torch.UntypedStorage");

    private Globals() {}

    /** The name as a value, if it is on the list. */
    static Global allowed(String name) {
        if (!OTHERS.contains(name) && storageType(name).isEmpty() && dtype(name).isEmpty()) {
            throw refused(name);
        }
        return new Global(name);
    }

    /** What ends the reading. */
    static BadFormat refused(String name) {
        return new BadFormat(
                "names that it uses must be those of tensors, but one is " + Names.shown(name) + ". Nothing was run");
    }

    /**
     * What calling a name with arguments stands for.
     *
     * @param callee must be an allowed name
     */
    static Pickled made(Pickled callee, List<Pickled> arguments) {
        if (!(callee instanceof Global global)) {
            throw new BadFormat("only names may be called, but a " + callee.kind() + " is");
        }
        return switch (global.name()) {
            case "collections.OrderedDict", "collections.Counter" -> table(arguments);
            case REBUILD + "tensor" -> tensor(arguments, 4, null);
            case REBUILD + "tensor_v2" -> tensor(arguments, 6, null);
            case REBUILD + "tensor_v3" -> tensor(arguments, 7, arguments.size() < 7 ? null : arguments.get(6));
            case REBUILD + "parameter", REBUILD + "parameter_with_state" -> argument(arguments, 0);
            case "torch.Size" -> new Tuple(argument(arguments, 0).listed());
            case "torch.device" -> new Pickled.Other("device");
            default -> throw new BadFormat(global.name() + " must not be called, but is");
        };
    }

    private static Pickled argument(List<Pickled> arguments, int i) {
        BadFormat.unless(i < arguments.size(), "argument %d must be there, but there are %d", i + 1, arguments.size());
        return arguments.get(i);
    }

    /**
     * An empty one, or that of a table, or one of a list of pairs, as Python 2 writes it. A table is not copied and a list
     * is emptied: a pickle that hands over the same one again and again must not grow with each.
     */
    private static Table table(List<Pickled> arguments) {
        if (arguments.isEmpty()) {
            return new Table();
        }
        if (arguments.get(0) instanceof Table same) {
            return same;
        }
        if (!(arguments.get(0) instanceof Listed pairs)) {
            throw new BadFormat("a table must be made of a list, but is of a "
                    + arguments.get(0).kind());
        }
        Table out = new Table();
        for (Pickled pair : pairs.items()) {
            List<Pickled> both = pair.listed();
            BadFormat.unless(both.size() == 2, "a key and its value must be two, but are %d", both.size());
            out.put(both.get(0), both.get(1));
        }
        pairs.items().clear();
        return out;
    }

    /** Storage, offset, shape, strides; what follows says nothing about the numbers, but for a type. */
    private static Tensor tensor(List<Pickled> arguments, int least, @Nullable Pickled dtype) {
        BadFormat.unless(
                arguments.size() >= least, "a tensor must have %d arguments, but has %d", least, arguments.size());
        if (!(arguments.get(0) instanceof Storage storage)) {
            throw new BadFormat("a tensor must have a storage, but has a "
                    + arguments.get(0).kind());
        }
        @Nullable ElementType type = storage.type();
        if (dtype instanceof Global global) {
            type = dtype(global.name()).orElse(null);
        }
        if (type == null) {
            throw new BadFormat("a tensor must say the type of its numbers, but does not");
        }
        List<Long> shape = numbers(arguments.get(2));
        return new Tensor(storage, type, arguments.get(1).whole(), shape, numbers(arguments.get(3)));
    }

    private static List<Long> numbers(Pickled list) {
        BadFormat.unless(
                list.listed().size() <= Strides.MOST_DIMS,
                "dimensions must be at most %d, but are %d",
                Strides.MOST_DIMS,
                list.listed().size());
        return list.listed().stream().map(Pickled::whole).toList();
    }

    /**
     * What a persistent id stands for: {@code ("storage", type, key, device, elements)}, in the older format followed by
     * None or a view {@code (key, first element, elements)}.
     */
    static Storage storage(List<Pickled> id) {
        BadFormat.unless(
                id.size() >= 5 && id.get(0) instanceof Text text && text.value().equals("storage"),
                "what a pickle keeps outside must be a storage, but is not");
        if (!(id.get(1) instanceof Global global)) {
            throw new BadFormat(
                    "a storage must have a type, but has a " + id.get(1).kind());
        }
        boolean untyped = global.name().endsWith(".UntypedStorage");
        @Nullable ElementType type = storageType(global.name()).orElse(null);
        BadFormat.unless(untyped || type != null, "%s must be a type of storage, but is not", global.name());
        long count = id.get(4).whole();
        BadFormat.unless(count >= 0, "elements of a storage must be at least 0, but are %d", count);
        long start = 0;
        if (id.size() > 5 && (id.get(5) instanceof Tuple || id.get(5) instanceof Listed)) {
            List<Pickled> view = id.get(5).listed();
            start = argument(view, 1).whole();
            BadFormat.unless(
                    start >= 0 && start <= count, "a view must begin within its %d elements, but at %d", count, start);
        }
        return new Storage(untyped ? null : type, id.get(2).text(), count, start);
    }

    private static Optional<ElementType> storageType(String name) {
        return name.startsWith("torch.") ? ElementType.ofStorage(name.substring(6)) : Optional.empty();
    }

    private static Optional<ElementType> dtype(String name) {
        return name.startsWith("torch.") ? ElementType.ofTorch(name.substring(6)) : Optional.empty();
    }
}
