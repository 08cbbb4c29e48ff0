package dev.fovea.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prediction is worth, by what was measured on the validation part.
 *
 * @param set labels of which one is the truth as often as was promised ({@link Trust#coverage}), the most probable first; empty
 *     where the model file holds no quantiles, and never otherwise
 * @param sure false where the highest probability is below the threshold that keeps the risk ({@link Trust#risk}); true also where
 *     the model file holds no such threshold
 * @param energy higher for stranger pictures; null where it was not asked for
 * @param distance from the nearest class among the features, about 1 for usual pictures; null where it was not asked for, or
 *     the model file does not hold the classes' places
 * @param unusual whether energy or distance is beyond 95 % of the validation pictures' ; false where they are null
 */
public record Certainty(
        List<Prediction.Choice> set,
        boolean sure,
        @Nullable Double energy,
        @Nullable Double distance,
        boolean unusual) {
    /** Where nothing was measured. */
    public static final Certainty UNKNOWN = new Certainty(List.of(), true, null, null, false);

    /** Copies. */
    public Certainty {
        set = List.copyOf(set);
    }
}
