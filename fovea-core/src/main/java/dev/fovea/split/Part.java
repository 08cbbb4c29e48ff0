package dev.fovea.split;

import dev.fovea.data.Dataset;
import dev.fovea.data.Role;

/**
 * A part of a split: samples and what they are for.
 *
 * @param data the samples
 * @param role what they are for; training refuses {@link Role#TEST}
 */
public record Part(Dataset data, Role role) {
    /** Samples. */
    public int size() {
        return data.size();
    }
}
