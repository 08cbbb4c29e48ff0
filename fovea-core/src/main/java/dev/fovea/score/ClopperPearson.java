package dev.fovea.score;

/**
 * The upper end of a one-sided interval for a proportion that holds at least as often as it says, however few samples there
 * are (Clopper and Pearson 1934).
 */
final class ClopperPearson {
    private static final int HALVINGS = 100;

    private ClopperPearson() {}

    /**
     * The largest proportion under which so few hits, or fewer, still happen with a probability of at least {@code risk}.
     *
     * @param hits 0..n
     * @param n independent samples, at least 1
     * @param risk that the proportion is larger, such as 0.05
     */
    static double upper(int hits, int n, double risk) {
        if (hits >= n) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (atMost(hits, n, middle) >= risk) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The probability of at most so many hits, added up from logarithms, since each alone may be too small for a number. */
    private static double atMost(int hits, int n, double p) {
        if (p <= 0 || p >= 1) {
            return p <= 0 ? 1 : 0;
        }
        double odds = Math.log(p) - Math.log1p(-p);
        double term = n * Math.log1p(-p);
        double sum = term;
        for (int k = 0; k < hits; k++) {
            term += Math.log((n - k) / (k + 1.0)) + odds;
            double larger = Math.max(sum, term);
            sum = larger + Math.log1p(Math.exp(Math.min(sum, term) - larger));
        }
        return Math.exp(sum);
    }
}
