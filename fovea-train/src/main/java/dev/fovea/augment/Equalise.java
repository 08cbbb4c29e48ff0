package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.SplittableRandom;

/**
 * Spreads the values of each channel so that all are about as frequent, with probability {@code p}; torchvision's
 * {@code RandomEqualize(p)}, to the bit Pillow's {@code ImageOps.equalize}.
 *
 * @param p 0..1; 0.5 is usual
 */
public record Equalise(@JsonProperty(required = true) double p) implements Photometric {
    /** Checks the range. */
    public Equalise {
        Change.checkP(p, "equalise");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> Tables.ofCounts(Equalise::table));
    }

    /** Each value becomes the share of pixels below it and half its own, in 255ths; the highest value is left out of the sum. */
    static byte[] table(int[] counts) {
        int all = 0;
        int highest = 0;
        for (int i = 0; i < 256; i++) {
            all += counts[i];
            highest = counts[i] > 0 ? i : highest;
        }
        int step = (all - counts[highest]) / 255;
        byte[] table = new byte[256];
        int sum = step / 2;
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) (step == 0 ? i : Math.min(255, sum / step));
            sum += counts[i];
        }
        return table;
    }
}
