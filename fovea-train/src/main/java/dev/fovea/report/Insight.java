package dev.fovea.report;

import java.nio.file.Path;
import java.util.Map;

/**
 * What else is known of a run, where it is.
 *
 * @param models the model file that judged the pictures of each fold, by the fold's number; of a run without folds, that of
 *     number 0. Of those that are absent no picture is explained
 */
public record Insight(Map<Integer, Path> models) {
    /** Nothing. */
    public static final Insight NONE = new Insight(Map.of());

    /** Copies. */
    public Insight {
        models = Map.copyOf(models);
    }
}
