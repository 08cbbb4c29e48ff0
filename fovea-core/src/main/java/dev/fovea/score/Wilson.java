package dev.fovea.score;

/**
 * Wilson's score interval for a proportion (Wilson 1927; Brown, Cai and DasGupta 2001, equation 4). It keeps to 0..1 and
 * has a width also at 0 % and 100 %.
 */
final class Wilson {
    /** The 97.5 % point of the normal distribution. */
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /**
     * A share of some samples, for which groups are counted where there are groups.
     *
     * @param hits of {@code n}
     * @param n samples, at least 1
     * @param among units that these samples are of
     */
    static Estimate of(long hits, long n, long among) {
        if (among == n) {
            return of((double) hits, (double) n, IntervalMethod.WILSON);
        }
        double share = (double) hits / n;
        return of(hits == n ? (double) among : share * among, (double) among, IntervalMethod.WILSON_OF_GROUPS);
    }

    /** @param n independent samples or groups, at least 1 */
    static Estimate of(double hits, double n, IntervalMethod method) {
        double share = hits / n;
        double scale = 1 + Z * Z / n;
        double middle = (share + Z * Z / (2 * n)) / scale;
        double half = Z / scale * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        double low = hits == 0 ? 0 : middle - half; // exact at the ends, where rounding would leave 1e-17
        double high = hits == n ? 1 : middle + half;
        return new Estimate(share, low, high, method);
    }
}
