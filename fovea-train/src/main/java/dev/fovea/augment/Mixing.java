package dev.fovea.augment;

import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Mixes pictures of one batch, and their labels by the same shares: each picture with the one before it in the shuffled
 * batch, the first with the last, all by one share drawn for the batch, as torchvision's {@code v2.MixUp} and
 * {@code v2.CutMix} do. Where both are on, each batch draws one of them, each as likely.
 *
 * <p>MixUp: {@code share * own + (1 - share) * other} for every value, the share drawn from Beta(alpha, alpha); Zhang et
 * al. (2018), mixup: Beyond Empirical Risk Minimization. Values are mixed before they are normalised, which is the same but
 * for rounding to whole levels. CutMix: a rectangle of the other picture's, at the same place, of {@code 1 - share} of the
 * area about a middle drawn from the whole picture, what lies outside cut off; the labels' share is that of the pixels
 * that stayed; Yun et al. (2019), CutMix: Regularization Strategy to Train Strong Classifiers with Localizable Features.
 *
 * @param mixup alpha of MixUp, 0..100; 0 is off, 0.2 is usual; 1 draws every share as likely
 * @param cutmix alpha of CutMix, 0..100; 0 is off, 1 is usual
 */
public record Mixing(double mixup, double cutmix) {
    /** Mixes nothing. */
    public static final Mixing NONE = new Mixing(0, 0);

    /** Checks the ranges. */
    public Mixing {
        Check.that(mixup >= 0 && mixup <= 100, "mixup must be 0..100, but was %s (--mixup). Try 0.2.", mixup);
        Check.that(cutmix >= 0 && cutmix <= 100, "cutmix must be 0..100, but was %s (--cutmix). Try 1.", cutmix);
    }

    /** Whether it mixes nothing. */
    public boolean isNone() {
        return mixup == 0 && cutmix == 0;
    }

    /** What was drawn for one batch. */
    public sealed interface Mix permits Blend, Patch {
        /** Share of its own that each picture keeps, 0..1. */
        double kept();

        /**
         * Mixes in place.
         *
         * @param pixels pictures side by side
         * @param n pictures, at least 1; one alone stays as it is
         * @param picture values of one
         */
        void apply(byte[] pixels, int n, int picture);
    }

    /**
     * Draws for one batch; only where {@link #isNone} is false.
     *
     * @param random the batch's own
     * @param side of its pictures, in pixels
     */
    public Mix draw(SplittableRandom random, int side) {
        boolean blends = cutmix == 0 || (mixup > 0 && random.nextBoolean());
        if (blends) {
            return new Blend(Beta.draw(random, mixup));
        }
        double share = Beta.draw(random, cutmix);
        return Patch.around(random.nextInt(side), random.nextInt(side), share, side);
    }

    /** MixUp. */
    record Blend(double kept) implements Mix {
        private static final int BITS = 16;

        @Override
        public void apply(byte[] pixels, int n, int picture) {
            int own = (int) Math.round(kept * (1 << BITS));
            Pairs.each(pixels, n, picture, (at, other, from) -> {
                for (int i = 0; i < picture; i++) {
                    int mixed = own * (pixels[at + i] & 0xff) + ((1 << BITS) - own) * (other[from + i] & 0xff);
                    pixels[at + i] = (byte) ((mixed + (1 << (BITS - 1))) >> BITS);
                }
            });
        }
    }

    /**
     * CutMix: the columns {@code left..right - 1} of the rows {@code top..bottom - 1} come from the other picture.
     */
    record Patch(int left, int top, int right, int bottom, int side) implements Mix {
        /** About this middle, of {@code 1 - share} of the area, cut off at the edges. */
        static Patch around(int x, int y, double share, int side) {
            int half = (int) (0.5 * Math.sqrt(1 - share) * side);
            return new Patch(
                    Math.max(0, x - half),
                    Math.max(0, y - half),
                    Math.min(side, x + half),
                    Math.min(side, y + half),
                    side);
        }

        @Override
        public double kept() {
            return 1 - (double) (right - left) * (bottom - top) / ((double) side * side);
        }

        @Override
        public void apply(byte[] pixels, int n, int picture) {
            int row = picture / side;
            int channels = row / side;
            Pairs.each(pixels, n, picture, (at, other, from) -> {
                for (int y = top; y < bottom; y++) {
                    int inside = y * row + left * channels;
                    System.arraycopy(other, from + inside, pixels, at + inside, (right - left) * channels);
                }
            });
        }
    }
}
