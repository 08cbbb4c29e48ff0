package dev.fovea.weights;

import dev.fovea.base.Check;
import dev.fovea.net.Architecture;
import dev.fovea.net.FlatPlan;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which architecture a state dict is of, by the names and shapes of its arrays: they differ between all that there are. */
public final class Recognised {
    /** What most published weights are for; the head is not compared. */
    private static final int CLASSES = 1000;

    private Recognised() {}

    /**
     * The architecture.
     *
     * @throws dev.fovea.base.FoveaException if it is of none, with what to do
     */
    public static Architecture of(StateDict state) {
        Optional<Architecture> found = Arrays.stream(Architecture.values())
                .filter(architecture -> fits(state, architecture))
                .findFirst();
        Check.world(
                found.isPresent(),
                "weights must be of an architecture that Fovea has, but those of %s fit none. Name the nearest with --model,"
                        + " which then says what differs; fovea model lists all.",
                state.origin());
        return found.orElseThrow();
    }

    private static boolean fits(StateDict state, Architecture architecture) {
        int side = architecture.usualSize();
        Network network = architecture.network(Shape.picture(architecture.usualChannels(), side, side), CLASSES);
        String head = network.head().path() + ".";
        List<FlatPlan.Place> backbone = FlatPlan.of(network.node()).places().stream()
                .filter(place -> place.trained() && !place.name().startsWith(head))
                .filter(place -> !Loading.isAuxiliary(place.name()))
                .toList();
        return !backbone.isEmpty() && backbone.stream().allMatch(place -> fits(state, place));
    }

    private static boolean fits(StateDict state, FlatPlan.Place place) {
        StoredTensor tensor = state.tensors().get(place.name());
        return tensor != null && tensor.shape().equals(place.parameter().dims());
    }
}
