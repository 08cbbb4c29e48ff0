package dev.fovea.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.IntStream;

/** How strange a label is for a picture, which conformal sets are cut by: the sets hold all labels that are not too strange. */
public enum ConformalMethod {
    /**
     * Least ambiguous sets: 1 - the probability of the label. The smallest sets on average (Sadinle, Lei and Wasserman 2019);
     * hard pictures may get too few labels.
     */
    @JsonProperty("lac")
    LAC {
        @Override
        double[] scores(float[] row) {
            return IntStream.range(0, row.length).mapToDouble(c -> 1.0 - row[c]).toArray();
        }
    },
    /**
     * Regularised adaptive sets: the probability of all labels that are more probable, and {@link #PENALTY} for each rank
     * beyond {@link #FREE}. Larger sets for harder pictures (Angelopoulos et al. 2021, equation 3, with u = 0: nothing is
     * drawn, and the first label is always in the set).
     */
    @JsonProperty("raps")
    RAPS {
        @Override
        double[] scores(float[] row) {
            int[] falling = IntStream.range(0, row.length)
                    .boxed()
                    .sorted((a, b) -> row[a] == row[b] ? Integer.compare(a, b) : Float.compare(row[b], row[a]))
                    .mapToInt(c -> c)
                    .toArray();
            double[] out = new double[row.length];
            double before = 0;
            for (int rank = 1; rank <= falling.length; rank++) {
                int c = falling[rank - 1];
                out[c] = before + PENALTY * Math.max(0, rank - FREE);
                before += row[c];
            }
            return out;
        }
    };

    /**
     * What each rank beyond {@link #FREE} costs, the paper's for 1,000 classes: fixed, since choosing it on the calibration
     * samples would cost the guarantee. Model files hold quantiles of scores that were made with it: it must not change.
     */
    static final double PENALTY = 0.01;

    /** Ranks that cost nothing; must not change either. */
    static final int FREE = 5;

    /** A number for each label, larger for stranger ones, of one row of probabilities. */
    abstract double[] scores(float[] row);
}
