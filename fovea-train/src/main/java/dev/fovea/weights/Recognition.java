package dev.fovea.weights;

import dev.fovea.net.Architecture;
import dev.fovea.net.FlatPlan;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which architecture a state dict is of, by the names and shapes of its arrays. */
public final class Recognition {
    private static final int CLASSES = 1000;
    private static final int CHANNELS = 3;

    private Recognition() {}

    /**
     * The architecture that has all these arrays, and no others but auxiliary heads. The number of classes and of input
     * channels does not matter. Cost: the shapes of every shipped network, some milliseconds.
     */
    public static Optional<Architecture> of(StateDict state) {
        return Arrays.stream(Architecture.values())
                .filter(architecture -> fits(state, architecture))
                .findFirst();
    }

    private static boolean fits(StateDict state, Architecture architecture) {
        int size = architecture.usualSize();
        Network network = architecture.network(Shape.picture(CHANNELS, size, size), CLASSES);
        String head = network.head().path() + ".";
        Set<String> unseen = new HashSet<>(state.tensors().keySet());
        unseen.removeIf(name -> name.endsWith("num_batches_tracked") || Loading.isAuxiliary(name));
        String first = FirstConv.weight(network).orElse("");
        String positions = PositionGrid.of(network).map(PositionGrid::name).orElse("");
        for (FlatPlan.Place place : FlatPlan.of(network.node()).places()) {
            String name = place.name();
            @Nullable StoredTensor tensor = state.tensors().get(name);
            unseen.remove(name);
            if (tensor == null) {
                if (!Loading.isAuxiliary(name)) {
                    return false;
                }
            } else if (!alike(
                    tensor.shape(),
                    place.parameter().dims(),
                    name.equals(first) || name.equals(positions),
                    name.startsWith(head))) {
                return false;
            }
        }
        return unseen.isEmpty();
    }

    /** The first convolution may differ in its input channels, positions in their places, heads in their outputs. */
    private static boolean alike(List<Long> shape, List<Long> dims, boolean second, boolean head) {
        if (shape.size() != dims.size()) {
            return false;
        }
        for (int i = 0; i < dims.size(); i++) {
            boolean free = (second && i == 1) || (i == 0 && (head || dims.get(0) == CLASSES));
            if (!free && !shape.get(i).equals(dims.get(i))) {
                return false;
            }
        }
        return true;
    }
}
