package dev.fovea.fit;

import dev.fovea.data.Labels;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a network and its first weights come from. What is said here holds for a network from scratch; those whose weights
 * have learnt before say more.
 */
sealed interface Start permits Shipped, Written, GoingOn, Transferred {
    /** Up to this side, pictures are taken as they are; larger ones are made smaller. */
    int LARGEST = 64;

    /**
     * Finds out.
     *
     * @param settings whose weights are chosen, see {@link BackboneChoice}
     * @throws IllegalArgumentException if the model's name is neither known nor a file
     * @throws dev.fovea.base.FoveaException if a file cannot be read
     */
    static Start of(NetworkSettings settings) {
        String pretrained = settings.pretrained();
        if (pretrained != null) {
            return pretrained.endsWith(".onnx")
                    ? GoingOn.from(pretrained)
                    : Transferred.from(settings.model(), pretrained);
        }
        return Written.isFile(settings.model()) ? Written.read(settings.model()) : Shipped.named(settings.model());
    }

    /** The network for this input and these classes. */
    Network network(Shape input, int classes);

    /** The settings with the network's own name, where the weights say which one it is. */
    default NetworkSettings named(NetworkSettings asked) {
        return asked;
    }

    /** The largest size that is chosen for pictures. */
    default int largest() {
        return LARGEST;
    }

    /** How the pictures were prepared that the first weights come from; null where there are none. */
    default @Nullable Preprocess given() {
        return null;
    }

    /** The data settings, with what this start prescribes where the user left it open. */
    default DataSettings over(DataSettings asked) {
        return asked;
    }

    /** Whether the first weights are no random numbers. */
    default boolean hasLearnt() {
        return false;
    }

    /** Whether a new head stands on a backbone that has learnt. */
    default boolean needsHead(Labels labels) {
        return false;
    }

    /** Fills in the first weights, where this start has any. */
    default void load(Weights weights, Network network, Labels labels, Consumer<TrainingEvent> listener) {}
}
