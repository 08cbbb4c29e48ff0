package dev.fovea.fit;

import dev.fovea.data.Task;
import org.jspecify.annotations.Nullable;

/**
 * Which network, where its first weights come from, and how these are changed.
 *
 * @param model a shipped network's name, such as {@code compact}, or a YAML file that describes one
 * @param pretrained weights to go on from, by name or by file, or {@link #AUTO}; null to start from scratch
 * @param chosen why the weights were chosen, and their licence, as sentences; null where they were named
 * @param tuning which layers learn, and how fast
 * @param task what it is asked; null for what the data set says
 */
public record NetworkSettings(
        String model,
        @Nullable String pretrained,
        @Nullable String chosen,
        Tuning tuning,
        @Nullable Task task) {
    /** What {@code model} says where nothing was asked for: the weights then say which network they are of. */
    public static final String UNNAMED = "compact";

    /** What {@code pretrained} says where the weights are to be chosen; see {@link BackboneChoice}. */
    public static final String AUTO = "auto";

    /** A network from scratch. */
    public static NetworkSettings named(String model) {
        return new NetworkSettings(model, null, null, Tuning.ALL, null);
    }

    /** Whether the first weights are still to be chosen. */
    boolean isOpen() {
        return AUTO.equals(pretrained);
    }

    /** Whether only the head of a pretrained network learns, which needs no steps. */
    boolean isHeadAlone() {
        return pretrained != null && tuning.freeze() == Tuning.Freeze.BACKBONE;
    }

    /** The same with another network. */
    public NetworkSettings withModel(String other) {
        return new NetworkSettings(other, pretrained, chosen, tuning, task);
    }

    /** The same, going on from these weights: a name, a file of weights or a model file. */
    public NetworkSettings withPretrained(String nameOrFile) {
        return new NetworkSettings(model, nameOrFile, null, tuning, task);
    }

    /**
     * The same, going on from published weights: those of the network, where it was named, else those that suit the
     * machine, the pictures and the time.
     */
    public NetworkSettings withPretrained() {
        return withPretrained(AUTO);
    }

    /** The same, with the reason for the weights. */
    NetworkSettings withChosen(String why) {
        return new NetworkSettings(model, pretrained, why, tuning, task);
    }

    /** The same with other layers learning, or at other rates. */
    public NetworkSettings withTuning(Tuning other) {
        return new NetworkSettings(model, pretrained, chosen, other, task);
    }

    /** The same for another task. */
    public NetworkSettings withTask(@Nullable Task other) {
        return new NetworkSettings(model, pretrained, chosen, tuning, other);
    }

    /** What the network of a resolved recipe is asked; a single label where nothing was said. */
    public Task asked() {
        return task == null ? new Task.SingleLabel() : task;
    }
}
