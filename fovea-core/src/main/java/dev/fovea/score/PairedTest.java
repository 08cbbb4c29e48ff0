package dev.fovea.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether two classifiers are right equally often, from the samples on which one of them alone is right.
 *
 * @param onlyFirst samples on which the first alone is right
 * @param onlySecond samples on which the second alone is right
 * @param p how probable counts (sums over groups) at least as uneven would be if both were equally good, above 0 up to 1;
 *     two-sided
 * @param method how p was found
 */
public record PairedTest(int onlyFirst, int onlySecond, double p, Method method) {
    /** How p is found. */
    public enum Method {
        /**
         * McNemar's test by the binomial distribution, exact at any count (McNemar 1947; it is SciPy's {@code binomtest} and
         * statsmodels' {@code mcnemar(exact=True)}).
         */
        @JsonProperty("exact mcnemar")
        MCNEMAR("exact McNemar"),
        /**
         * The same for samples in groups, which are not independent: of the two classifiers' difference on each group the sign
         * is as good as drawn (Fisher 1935). Exact too: over all signs, and with groups of one sample it is McNemar's.
         */
        @JsonProperty("exact sign flips of groups")
        SIGN_FLIPS("exact sign flips of groups");

        private final String words;

        Method(String words) {
            this.words = words;
        }

        /** As the text says it. */
        public String words() {
            return words;
        }
    }

    static PairedTest of(Pairs pairs) {
        Units units = pairs.units;
        int[] sums = new int[units.count];
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int difference = pairs.difference(i);
            onlyFirst += difference < 0 ? 1 : 0;
            onlySecond += difference > 0 ? 1 : 0;
            sums[units.of[i]] += difference;
        }
        return units.grouped()
                ? new PairedTest(onlyFirst, onlySecond, SignFlips.p(sums), Method.SIGN_FLIPS)
                : new PairedTest(onlyFirst, onlySecond, mcnemar(onlyFirst, onlySecond), Method.MCNEMAR);
    }

    static double mcnemar(int onlyFirst, int onlySecond) {
        int all = onlyFirst + onlySecond;
        return onlyFirst == onlySecond
                ? 1
                : 2 * BinomialDistribution.of(all, 0.5).cumulativeProbability(Math.min(onlyFirst, onlySecond));
    }
}
