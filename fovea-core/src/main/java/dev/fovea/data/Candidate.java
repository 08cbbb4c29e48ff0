package dev.fovea.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to being a sample.
 *
 * @param found the file
 * @param labels the names of its classes: one, or for the task multi-label any number
 * @param group of the sample, null where it is on its own
 * @param role the part that its place or its row gives, null where that is open
 * @param weight how much it counts
 */
record Candidate(
        Found found,
        List<String> labels,
        @Nullable String group,
        @Nullable Role role,
        double weight) {
    /** Found in a folder, which says nothing of groups and weights. */
    Candidate(Found found, String label, @Nullable Role role) {
        this(found, List.of(label), null, role, 1);
    }

    /** Whether its labels are ones that are trained on. */
    boolean isTrained() {
        return role == null || role == Role.TRAIN;
    }

    Sample sample(LabelSet indices) {
        return new Sample(found.name(), found.picture(), indices, group, role, weight);
    }
}
