package dev.fovea.report;

import dev.fovea.audit.Audit;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of a run, where it is.
 *
 * @param models the model file that judged the pictures of each fold, by the fold's number; of a run without folds, that of
 *     number 0. Of those that are absent no picture is explained, and no promise is looked at
 * @param last the model file that the run left, asked where that of a fold was not kept; null where it is not there
 * @param audit of the data set; null where there was none
 */
public record Insight(
        Map<Integer, Path> models,
        @Nullable Path last,
        @Nullable Audit audit) {
    /** Nothing. */
    public static final Insight NONE = new Insight(Map.of(), null, null);

    /** Copies. */
    public Insight {
        models = Map.copyOf(models);
    }
}
