package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.SplittableRandom;

/**
 * Stretches each channel so that its lowest value becomes 0 and its highest 255, with probability {@code p}; torchvision's
 * {@code RandomAutocontrast(p)}, to the bit Pillow's {@code ImageOps.autocontrast}. A channel of one value stays.
 *
 * @param p 0..1; 0.5 is usual
 */
public record Autocontrast(@JsonProperty(required = true) double p) implements Photometric {
    /** Checks the range. */
    public Autocontrast {
        Change.checkP(p, "autocontrast");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> Tables.ofCounts(Autocontrast::table));
    }

    static byte[] table(int[] counts) {
        int low = 0;
        while (counts[low] == 0) {
            low++;
        }
        int high = 255;
        while (counts[high] == 0) {
            high--;
        }
        double scale = high > low ? 255.0 / (high - low) : 1;
        double offset = high > low ? -low * scale : 0;
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) Math.max(0, Math.min(255, (int) (i * scale + offset)));
        }
        return table;
    }
}
