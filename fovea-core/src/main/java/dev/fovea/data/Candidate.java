package dev.fovea.data;

import org.jspecify.annotations.Nullable;

/**
 * A file on its way to being a sample.
 *
 * @param found the file
 * @param label its class's name
 * @param group of the sample, null where it is on its own
 * @param role the part that its place or its row gives, null where that is open
 * @param weight how much it counts
 */
record Candidate(
        Found found,
        String label,
        @Nullable String group,
        @Nullable Role role,
        double weight) {
    /** Found in a folder, which says nothing of groups and weights. */
    Candidate(Found found, String label, @Nullable Role role) {
        this(found, label, null, role, 1);
    }

    /** Whether its label is one that is trained on. */
    boolean isTrained() {
        return role == null || role == Role.TRAIN;
    }

    Sample sample(int index) {
        return new Sample(found.name(), found.picture(), index, group, role, weight);
    }
}
