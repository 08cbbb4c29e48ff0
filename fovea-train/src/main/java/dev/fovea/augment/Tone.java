package dev.fovea.augment;

import java.util.List;

/**
 * Tones of one picture as a table of 256 values. Each is a rising line, cut to 0..255, and such
 * lines follow each other as one line cut to narrower bounds; so the table is made once, and rounded once.
 *
 * <p>Keeps scratch: one thread at a time.
 */
final class Tone {
    private static final double ONE = 0x1p16;

    private final byte[] table = new byte[256];
    private double mean;
    private double factor;
    private double offset;
    private double low;
    private double high;

    /** Applies the changes in place: tones that follow each other as one table, each other change as a pass. */
    void apply(List<Change> changes, Canvas canvas, Planes planes) {
        boolean begun = false;
        for (Change change : changes) {
            if (change instanceof Toned toned) {
                if (!begun) {
                    open(canvas);
                }
                add(toned);
                begun = true;
            } else {
                if (begun) {
                    finish(canvas);
                }
                ((Retouch) change).apply(canvas, planes);
                begun = false;
            }
        }
        if (begun) {
            finish(canvas);
        }
    }

    /** Begins with no change to the canvas. */
    void open(Canvas canvas) {
        mean = meanLuma(canvas);
        factor = 1;
        offset = 0;
        low = 0;
        high = 255;
    }

    /** One more change, behind the others. */
    void add(Toned toned) {
        double drawn = toned.factor();
        double plus = toned.aboutMean() ? (1 - drawn) * cut(mean * factor + offset, low, high) : 0;
        factor *= drawn;
        offset = offset * drawn + plus;
        low = cut(low * drawn + plus, 0, 255);
        high = cut(high * drawn + plus, 0, 255);
    }

    /** Changes the canvas. */
    void finish(Canvas canvas) {
        if (factor == 1 && offset == 0 && low == 0 && high == 255) {
            return;
        }
        tabulate(fixed(factor), fixed(offset + 0.5), fixed(low + 0.5), fixed(high + 0.5));
        look(canvas.bytes(), canvas.offset(), canvas.offset() + canvas.length(), table);
    }

    private static double cut(double value, double from, double to) {
        return Math.max(from, Math.min(to, value));
    }

    /** Lines steeper than this leave no value between black and white, and would not fit 32 bits. */
    private static int fixed(double value) {
        return (int) Math.round(cut(value, -8000, 8000) * ONE);
    }

    private void tabulate(int step, int first, int from, int to) {
        long value = first;
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (Math.max(from, Math.min(to, value)) >> 16);
            value += step;
        }
    }

    /** Puts each value through a table of 256. */
    static void look(byte[] pixels, int from, int to, byte[] table) {
        for (int i = from; i < to; i++) {
            pixels[i] = table[pixels[i] & 0xff];
        }
    }

    /** Mean of ITU-R 601-2 luma, 0..255. */
    private static double meanLuma(Canvas canvas) {
        int n = canvas.length() / canvas.channels();
        if (canvas.channels() == 1) {
            return (double) sum(canvas.bytes(), canvas.offset(), n) / n;
        }
        return colourLuma(canvas.bytes(), canvas.offset(), n);
    }

    private static long sum(byte[] pixels, int from, int n) {
        int sum = 0; // 4096 x 4096 x 255 is below 2^32: read as unsigned
        for (int i = from; i < from + n; i++) {
            sum += pixels[i] & 0xff;
        }
        return Integer.toUnsignedLong(sum);
    }

    private static double colourLuma(byte[] pixels, int from, int n) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int i = from; i < from + 3 * n; i += 3) {
            red += pixels[i] & 0xff;
            green += pixels[i + 1] & 0xff;
            blue += pixels[i + 2] & 0xff;
        }
        return (0.299 * Integer.toUnsignedLong(red)
                        + 0.587 * Integer.toUnsignedLong(green)
                        + 0.114 * Integer.toUnsignedLong(blue))
                / n;
    }
}
