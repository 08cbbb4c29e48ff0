package dev.fovea.augment;

import java.util.SplittableRandom;

/** Draws from the symmetric beta distribution, the same on every machine. */
final class Beta {
    private Beta() {}

    /**
     * A number of 0..1 from Beta(alpha, alpha), as the share of one of two gamma variates.
     *
     * @param alpha above 0; near 0 both ends are likely, 1 is even, above it the middle
     */
    static double draw(SplittableRandom random, double alpha) {
        double a = logGamma(random, alpha);
        double b = logGamma(random, alpha);
        return 1 / (1 + StrictMath.exp(b - a)); // logarithms, since small alphas draw numbers below the smallest double
    }

    /**
     * Logarithm of a draw from Gamma(alpha, 1): Marsaglia and Tsang (2000), A Simple Method for Generating Gamma
     * Variables; below alpha 1 their section 6.
     */
    private static double logGamma(SplittableRandom random, double alpha) {
        if (alpha < 1) {
            return logGamma(random, alpha + 1) + StrictMath.log(positive(random)) / alpha;
        }
        double d = alpha - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        for (; ; ) {
            double x = normal(random);
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                double bound = 0.5 * x * x + d - d * v + d * StrictMath.log(v);
                if (StrictMath.log(positive(random)) < bound) {
                    return StrictMath.log(d * v);
                }
            }
        }
    }

    /** Box and Muller (1958). */
    private static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(positive(random)));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /** Above 0 and at most 1. */
    private static double positive(SplittableRandom random) {
        return 1 - random.nextDouble();
    }
}
