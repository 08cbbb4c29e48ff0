package dev.fovea.weights;

import dev.fovea.net.FlatPlan;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings a state dict into a network. Names and shapes must match, and all that do not are reported together, before
 * anything is changed; but for these, each of which is said:
 *
 * <ul>
 *   <li>the head stays fresh where it has another number of classes, or the caller wants it so; auxiliary heads too;
 *   <li>a first convolution for another number of input channels is re-made, see {@link FirstConv};
 *   <li>positions of a vision transformer for pictures of another size are re-made, see {@link PositionGrid};
 *   <li>a batch-norm that was folded into the convolution before it is unfolded, see {@link FoldedNorms};
 *   <li>auxiliary heads that the network does not have are passed over, and those that the file does not have stay fresh;
 *   <li>{@code num_batches_tracked}, which nothing here reads, is passed over silently.
 * </ul>
 */
public final class Loading {
    /** What to do with the last layer. */
    public enum Head {
        /** Take the head along where it has as many classes. */
        IF_IT_FITS,
        /** Leave the head fresh: its classes mean something else. */
        FRESH
    }

    private final StateDict state;
    private final Network network;
    private final Head head;
    private final FoldedNorms folded;
    private final Set<String> lasting;
    private final Optional<PositionGrid> positions;
    private final Map<String, Supplier<float[]>> values = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> fresh = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Mismatches mismatches;

    private Loading(StateDict state, Network network, Head head) {
        this.state = state;
        this.network = network;
        this.head = head;
        this.folded = FoldedNorms.of(state, network);
        this.lasting = network.node()
                .lasting()
                .flatMap(node -> node.parameters().stream().map(node::parameterName))
                .collect(Collectors.toSet());
        this.positions = PositionGrid.of(network);
        this.mismatches = new Mismatches(state, network);
    }

    /**
     * Loads.
     *
     * @param state from a file, or of a model file
     * @param network what {@code weights} are of
     * @param weights changed where they are taken; left alone where this fails
     * @param head what to do with the last layer
     * @return what became of it; its notes are for the user
     * @throws dev.fovea.base.FoveaException if names or shapes do not match, with the first ten of each kind
     */
    public static Loaded into(StateDict state, Network network, Weights weights, Head head) {
        Loading loading = new Loading(state, network, head);
        for (FlatPlan.Place place : weights.plan().places()) {
            loading.match(place);
        }
        loading.checkUnexpected();
        loading.mismatches.check();
        loading.values.forEach((name, value) -> weights.set(name, value.get()));
        weights.round();
        return loading.loaded();
    }

    private void match(FlatPlan.Place place) {
        String name = place.name();
        List<Long> dims = place.parameter().dims();
        @Nullable StoredTensor tensor = state.tensors().get(name);
        used.add(name);
        if (speaksOfClasses(name, dims) && (head == Head.FRESH || (tensor != null && hasOtherClasses(tensor, dims)))) {
            fresh.add(name);
        } else if (tensor == null && !lasting.contains(name)) {
            fresh.add(name);
        } else if (tensor == null) {
            folded.value(name).ifPresentOrElse(value -> values.put(name, value), () -> mismatches.missing(name));
        } else if (tensor.shape().equals(dims)) {
            values.put(name, tensor::floats);
        } else if (FirstConv.canBeMade(network, name, tensor.shape(), dims)) {
            values.put(name, () -> FirstConv.made(tensor, dims));
            notes.add(FirstConv.note(tensor, dims));
        } else if (positions.isPresent() && positions.get().canBeMade(name, tensor.shape(), dims)) {
            values.put(name, () -> positions.get().made(tensor));
            notes.add(positions.get().note(tensor));
        } else {
            mismatches.shape(name, tensor.shape(), dims);
        }
    }

    private boolean isHead(String name) {
        return name.startsWith(network.head().path() + ".");
    }

    /** Whether an array is of the head, or of the last layer of an auxiliary one. */
    private boolean speaksOfClasses(String name, List<Long> dims) {
        return isHead(name) || (isAuxiliary(name) && !dims.isEmpty() && dims.get(0) == network.classes());
    }

    /** As GoogLeNet and Inception v3 call them: {@code aux1}, {@code AuxLogits}. */
    static boolean isAuxiliary(String name) {
        return name.matches("(aux\\d|AuxLogits)\\..*");
    }

    /** A layer is a head where it differs in its outputs alone, and they are the classes. */
    private boolean hasOtherClasses(StoredTensor tensor, List<Long> dims) {
        List<Long> shape = tensor.shape();
        return shape.size() == dims.size()
                && !dims.isEmpty()
                && !shape.get(0).equals(dims.get(0))
                && dims.get(0) == network.classes()
                && shape.subList(1, shape.size()).equals(dims.subList(1, dims.size()));
    }

    private void checkUnexpected() {
        List<String> auxiliary = new ArrayList<>();
        for (String name : state.tensors().keySet()) {
            if (used.contains(name) || name.endsWith("num_batches_tracked") || folded.uses(name)) {
                continue;
            }
            if (isAuxiliary(name)) {
                auxiliary.add(name);
            } else if (!(head == Head.FRESH && isHead(name))) {
                mismatches.unexpected(name);
            }
        }
        if (!auxiliary.isEmpty()) {
            notes.add("Passed over " + auxiliary.size() + " arrays of auxiliary heads, which " + network.name()
                    + " is built without.");
        }
    }

    private Loaded loaded() {
        List<String> all = new ArrayList<>(state.notes());
        all.addAll(notes);
        folded.note().ifPresent(all::add);
        if (!fresh.isEmpty()) {
            all.add("The head is fresh: " + Names.shown(fresh) + " for " + network.classes() + " classes.");
        }
        return new Loaded(values.size(), fresh, folded.kind(), all);
    }
}
