package dev.fovea.audit;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Recompression;
import dev.fovea.picture.Resize;
import java.util.Optional;

/**
 * Whether one picture that shows little is the other, pixel by pixel: brighter or darker, packed as JPEG anew, mirrored. Nothing is
 * aligned: of MNIST's digits each twentieth has another to which it correlates by 0.97 as it stands.
 */
final class PlainCheck {
    /** Explained by brightness and contrast; strangers among MNIST's digits come to 0.988. */
    private static final double ENOUGH = 0.99;

    /** Below this nothing else is tried: with half as much light again, MNIST's digits correlate by 0.98 to what they were. */
    private static final double LIKELY = 0.92;

    /** Below this it is no JPEG of quality 30 either. */
    private static final double PERHAPS = 0.96;

    private static final int[] QUALITIES = {30, 40, 50, 60, 70, 80, 90};
    private static final int BETWEEN = 4;

    private PlainCheck() {}

    /** How far one is explained by the other, where that is enough. */
    static Optional<Double> likeness(Thumb a, Thumb b, boolean mirrored) {
        int width = Math.min(a.gray().width(), b.gray().width());
        int height = Math.min(a.gray().height(), b.gray().height());
        Picture one = Resize.to(a.gray(), width, height);
        Picture other = Resize.to(mirrored ? mirrored(b.gray()) : b.gray(), width, height);
        if (correlation(one.pixels(), other.pixels()) < LIKELY) {
            return Optional.empty();
        }
        double likeness = Tone.likeness(values(one), values(other), width * height);
        if (likeness >= ENOUGH) {
            return Optional.of(likeness);
        }
        if (likeness < PERHAPS) {
            return Optional.empty();
        }
        double packed = Math.max(packed(one, other), packed(other, one));
        return packed >= ENOUGH ? Optional.of(packed) : Optional.empty();
    }

    /** How far the second is explained by the first, brightened as fits best and packed as JPEG as fits best. */
    private static double packed(Picture from, Picture to) {
        float[] wanted = values(to);
        Tone tone = Tone.of(values(from), wanted, wanted.length);
        byte[] pixels = new byte[wanted.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(tone.after(from.pixels()[i] & 0xff));
        }
        Picture toned = new Picture(to.height(), to.width(), 1, pixels);
        double best = 0;
        int quality = 0;
        for (int q : QUALITIES) {
            double likeness = packed(toned, wanted, q);
            if (likeness > best) {
                best = likeness;
                quality = q;
            }
        }
        for (int q = quality - BETWEEN; best > PERHAPS && best < ENOUGH && q <= quality + BETWEEN; q++) {
            best = Math.max(best, packed(toned, wanted, q));
        }
        return best;
    }

    private static double packed(Picture from, float[] wanted, int quality) {
        float[] packed = values(Recompression.jpeg(from, quality));
        return Tone.of(packed, wanted, wanted.length).explained();
    }

    private static double correlation(byte[] a, byte[] b) {
        long sumA = 0;
        long sumB = 0;
        long squaresA = 0;
        long squaresB = 0;
        long products = 0;
        for (int i = 0; i < a.length; i++) {
            int x = a[i] & 0xff;
            int y = b[i] & 0xff;
            sumA += x;
            sumB += y;
            squaresA += x * x;
            squaresB += y * y;
            products += x * y;
        }
        double n = a.length;
        double spread = Math.sqrt((squaresA - sumA * sumA / n) * (squaresB - sumB * sumB / n));
        return spread > 0 ? (products - sumA * sumB / n) / spread : 0;
    }

    private static float[] values(Picture gray) {
        float[] out = new float[gray.pixels().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = gray.pixels()[i] & 0xff;
        }
        return out;
    }

    private static Picture mirrored(Picture gray) {
        byte[] out = new byte[gray.pixels().length];
        for (int i = 0; i < out.length; i++) {
            int row = i / gray.width();
            out[i] = gray.pixels()[row * gray.width() + gray.width() - 1 - i % gray.width()];
        }
        return new Picture(gray.height(), gray.width(), 1, out);
    }
}
