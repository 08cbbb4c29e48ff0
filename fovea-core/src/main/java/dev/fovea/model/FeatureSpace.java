package dev.fovea.model;

import dev.fovea.base.Check;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;

/**
 * Where pictures of each class lie among the features, to tell how far from all classes a new picture lies: the distance to
 * the nearest class mean, each feature in units of its spread within the classes (Lee et al. 2018, A Simple Unified Framework,
 * equation 2, with the diagonal of the shared covariance, which needs no more than some pictures a class).
 *
 * @param features numbers of each picture, f
 * @param means of each class that had enough pictures, 32-bit floats, little-endian, [classes, f] in base64
 * @param spreads standard deviations within the classes, above 0, [f] in the same way
 */
public record FeatureSpace(int features, String means, String spreads) {
    /** Numbers of all means together that a model file keeps at most: 350 kB of text. */
    public static final int MOST = 1 << 16;

    /** Pictures that a class needs to have a mean. */
    static final int FEWEST = 2;

    /** Checks that the lengths fit. */
    public FeatureSpace {
        Check.that(
                features >= 1
                        && decode(spreads).remaining() == Float.BYTES * features
                        && decode(means).remaining() % (Float.BYTES * features) == 0
                        && decode(means).remaining() > 0,
                "feature space must be of whole rows of %d numbers",
                features);
    }

    /**
     * Measures it; empty where no class has two samples, or the means would be too many numbers.
     *
     * @param rows shape [n, f], row by row
     * @param truth class index of each row, 0..k-1
     */
    static Optional<FeatureSpace> fit(float[] rows, int[] truth, int classes) {
        int f = rows.length / Math.max(1, truth.length);
        if (f < 1 || (long) f * classes > MOST) {
            return Optional.empty();
        }
        int[] support = new int[classes];
        double[] sums = new double[classes * f];
        for (int i = 0; i < truth.length; i++) {
            support[truth[i]]++;
            for (int j = 0; j < f; j++) {
                sums[truth[i] * f + j] += rows[i * f + j];
            }
        }
        double[] squares = new double[f];
        int freedom = 0;
        int known = 0;
        for (int c = 0; c < classes; c++) {
            known += support[c] >= FEWEST ? 1 : 0;
            freedom += Math.max(0, support[c] - 1);
        }
        if (known == 0) {
            return Optional.empty();
        }
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < f; j++) {
                double away = rows[i * f + j] - sums[truth[i] * f + j] / support[truth[i]];
                squares[j] += away * away;
            }
        }
        return Optional.of(of(support, known, sums, squares, freedom));
    }

    private static FeatureSpace of(int[] support, int known, double[] sums, double[] squares, int freedom) {
        int f = squares.length;
        ByteBuffer means = buffer(known * f);
        for (int c = 0; c < support.length; c++) {
            for (int j = 0; j < f && support[c] >= FEWEST; j++) {
                means.putFloat((float) (sums[c * f + j] / support[c]));
            }
        }
        double mean = 0;
        for (double square : squares) {
            mean += square / freedom / f;
        }
        ByteBuffer spreads = buffer(f);
        for (double square : squares) {
            // a feature that is always the same here would else count without bound
            spreads.putFloat((float) Math.sqrt(square / freedom + 0.01 * mean + 1e-12));
        }
        return new FeatureSpace(f, text(means), text(spreads));
    }

    private static ByteBuffer buffer(int floats) {
        return ByteBuffer.allocate(Float.BYTES * floats).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String text(ByteBuffer floats) {
        byte[] bytes = new byte[floats.capacity()];
        floats.get(0, bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ByteBuffer decode(String text) {
        return ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The numbers, decoded once, for many pictures. Any thread. */
    static final class Distances {
        private final float[] means;
        private final float[] spreads;

        Distances(FeatureSpace space) {
            means = floats(space.means);
            spreads = floats(space.spreads);
        }

        private static float[] floats(String text) {
            ByteBuffer bytes = decode(text);
            float[] out = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(out);
            return out;
        }

        int features() {
            return spreads.length;
        }

        /**
         * The mean over the features of the squared distance from the nearest class mean, rooted: about 1 for a picture like
         * those that it was measured on.
         *
         * @param rows shape [n, f]
         */
        double nearest(float[] rows, int row) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int c = 0; c < means.length / spreads.length; c++) {
                nearest = Math.min(nearest, squared(rows, row, c, 1));
            }
            return Math.sqrt(nearest / spreads.length);
        }

        /**
         * The same for a picture that the means were measured on, as if it had not been among them.
         *
         * @param place of its class among the means; -1 where the class has none
         * @param support pictures of its class, at least 2 where it has a mean
         */
        double nearestWithout(float[] rows, int row, int place, int support) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int c = 0; c < means.length / spreads.length; c++) {
                double stretch = c == place ? support / (support - 1.0) : 1;
                nearest = Math.min(nearest, squared(rows, row, c, stretch));
            }
            return Math.sqrt(nearest / spreads.length);
        }

        private double squared(float[] rows, int row, int c, double stretch) {
            int f = spreads.length;
            double sum = 0;
            for (int j = 0; j < f; j++) {
                double away = stretch * (rows[row * f + j] - means[c * f + j]) / spreads[j];
                sum += away * away;
            }
            return sum;
        }
    }
}
