package dev.fovea.score;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What resamples draw: whole groups, and samples that are on their own. */
final class Units {
    /** The unit that each sample is drawn with, 0..count-1. */
    final int[] of;

    final int count;

    Units(Predictions predictions) {
        Map<String, Integer> groups = new HashMap<>();
        of = new int[predictions.size()];
        int next = 0;
        for (int i = 0; i < of.length; i++) {
            @Nullable String group = predictions.rows().get(i).group();
            Integer known = group == null ? null : groups.putIfAbsent(group, next);
            of[i] = known == null ? next++ : known;
        }
        count = next;
    }

    /** Samples. */
    int size() {
        return of.length;
    }

    /** Whether some samples are drawn together. */
    boolean grouped() {
        return count < size();
    }

    /** How many units these samples are of. */
    long among(IntStream samples) {
        return samples.map(i -> of[i]).distinct().count();
    }
}
