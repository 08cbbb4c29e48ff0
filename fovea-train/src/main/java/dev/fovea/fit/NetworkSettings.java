package dev.fovea.fit;

import org.jspecify.annotations.Nullable;

/**
 * Which network, where its first weights come from, and how these are changed.
 *
 * @param model a shipped network's name, such as {@code compact}, or a YAML file that describes one
 * @param pretrained a model file to go on from; null to start from scratch
 * @param tuning which layers learn, and how fast
 */
public record NetworkSettings(String model, @Nullable String pretrained, Tuning tuning) {
    /** A network from scratch. */
    public static NetworkSettings named(String model) {
        return new NetworkSettings(model, null, Tuning.ALL);
    }

    /** Whether only the head of a pretrained network learns, which needs no steps. */
    boolean isHeadAlone() {
        return pretrained != null && tuning.freeze() == Tuning.Freeze.BACKBONE;
    }

    /** The same with another network. */
    public NetworkSettings withModel(String other) {
        return new NetworkSettings(other, pretrained, tuning);
    }

    /** The same, going on from a model file. */
    public NetworkSettings withPretrained(String file) {
        return new NetworkSettings(model, file, tuning);
    }

    /** The same with other layers learning, or at other rates. */
    public NetworkSettings withTuning(Tuning other) {
        return new NetworkSettings(model, pretrained, other);
    }
}
