package dev.fovea.fit;

import org.jspecify.annotations.Nullable;

/**
 * Which network, and where its first weights come from.
 *
 * @param model a shipped network's name, such as {@code compact}, or a YAML file that describes one
 * @param pretrained a model file to go on from; null to start from scratch
 */
public record NetworkSettings(String model, @Nullable String pretrained) {
    /** A network from scratch. */
    public static NetworkSettings named(String model) {
        return new NetworkSettings(model, null);
    }

    /** The same with another network. */
    public NetworkSettings withModel(String other) {
        return new NetworkSettings(other, pretrained);
    }

    /** The same, going on from a model file. */
    public NetworkSettings withPretrained(String file) {
        return new NetworkSettings(model, file);
    }
}
