package dev.fovea.augment;

import java.util.List;
import java.util.SplittableRandom;

/** All photometric changes of one picture as a table of 256 values. Keeps scratch: one thread at a time. */
final class Tone {
    private final float[] values = new float[256];
    private final byte[] table = new byte[256];

    /** Draws the changes and applies them in place. */
    void apply(List<Photometric> changes, SplittableRandom random, Canvas canvas) {
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        float mean = (float) meanLuma(canvas);
        for (Photometric change : changes) {
            float factor = (float) change.draw(random);
            float offset = (1 - factor) * (float) change.pivot(mean);
            blend(values, factor, offset);
            mean = Math.max(0, Math.min(255, factor * mean + offset));
        }
        round(values, table);
        look(canvas.bytes(), canvas.offset(), canvas.length(), table);
    }

    private static void blend(float[] values, float factor, float offset) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0f, Math.min(255f, factor * values[i] + offset));
        }
    }

    private static void round(float[] values, byte[] table) {
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (int) (values[i] + 0.5f);
        }
    }

    private static void look(byte[] pixels, int offset, int length, byte[] table) {
        for (int i = offset; i < offset + length; i++) {
            pixels[i] = table[pixels[i] & 0xff];
        }
    }

    /** Mean of ITU-R 601-2 luma, 0..255. */
    private static double meanLuma(Canvas canvas) {
        int n = canvas.length() / canvas.channels();
        if (canvas.channels() == 1) {
            return (double) sum(canvas, 0) / n;
        }
        return (0.299 * sum(canvas, 0) + 0.587 * sum(canvas, 1) + 0.114 * sum(canvas, 2)) / n;
    }

    private static long sum(Canvas canvas, int channel) {
        byte[] pixels = canvas.bytes();
        int step = canvas.channels();
        int end = canvas.offset() + canvas.length();
        int sum = 0; // 4096 x 4096 x 255 is below 2^32: read as unsigned
        for (int i = canvas.offset() + channel; i < end; i += step) {
            sum += pixels[i] & 0xff;
        }
        return Integer.toUnsignedLong(sum);
    }
}
