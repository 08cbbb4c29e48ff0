package dev.fovea.fit;

import dev.fovea.data.Task;
import org.jspecify.annotations.Nullable;

/**
 * Which network, where its first weights come from, and how these are changed.
 *
 * @param model a shipped network's name, such as {@code compact}, or a YAML file that describes one
 * @param pretrained a model file to go on from; null to start from scratch
 * @param tuning which layers learn, and how fast
 * @param task what it is asked; null for what the data set says
 */
public record NetworkSettings(
        String model,
        @Nullable String pretrained,
        Tuning tuning,
        @Nullable Task task) {
    /** What {@code model} says where nothing was asked for: the weights then say which network they are of. */
    public static final String UNNAMED = "compact";

    /** A network from scratch. */
    public static NetworkSettings named(String model) {
        return new NetworkSettings(model, null, Tuning.ALL, null);
    }

    /** Whether only the head of a pretrained network learns, which needs no steps. */
    boolean isHeadAlone() {
        return pretrained != null && tuning.freeze() == Tuning.Freeze.BACKBONE;
    }

    /** The same with another network. */
    public NetworkSettings withModel(String other) {
        return new NetworkSettings(other, pretrained, tuning, task);
    }

    /** The same, going on from a model file. */
    public NetworkSettings withPretrained(String file) {
        return new NetworkSettings(model, file, tuning, task);
    }

    /** The same with other layers learning, or at other rates. */
    public NetworkSettings withTuning(Tuning other) {
        return new NetworkSettings(model, pretrained, other, task);
    }

    /** The same for another task. */
    public NetworkSettings withTask(@Nullable Task other) {
        return new NetworkSettings(model, pretrained, tuning, other);
    }

    /** What the network of a resolved recipe is asked; a single label where nothing was said. */
    public Task asked() {
        return task == null ? new Task.SingleLabel() : task;
    }
}
