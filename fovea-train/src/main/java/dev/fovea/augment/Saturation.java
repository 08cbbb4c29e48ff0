package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Moves each pixel away from its own gray, or nearer, by a factor between {@code max(0, 1 - amount)} and
 * {@code 1 + amount}, each as likely; torchvision's {@code ColorJitter(saturation=amount)}. Gray is ITU-R 601-2 luma,
 * rounded. A gray picture stays as it is.
 *
 * @param amount 0..10; 0.2 is usual
 */
public record Saturation(@JsonProperty(required = true) double amount) implements Photometric {
    private static final int BITS = 16;
    private static final int ONE = 1 << BITS;

    /** Checks the range. */
    public Saturation {
        Check.that(amount >= 0 && amount <= 10, "saturation amount must be 0..10, but was %s", amount);
    }

    @Override
    public Change draw(SplittableRandom random) {
        return by(Change.factor(amount, random));
    }

    /** By this factor: 0 is gray, 1 changes nothing. */
    static Change by(double factor) {
        int fixed = (int) Math.round(factor * ONE);
        return fixed == ONE ? Toned.NOTHING : (Retouch) (canvas, planes) -> saturate(canvas, fixed);
    }

    private static void saturate(Canvas canvas, int factor) {
        if (canvas.channels() == 1) {
            return;
        }
        byte[] pixels = canvas.bytes();
        int end = canvas.offset() + canvas.length();
        for (int i = canvas.offset(); i < end; i += 3) {
            int red = pixels[i] & 0xff;
            int green = pixels[i + 1] & 0xff;
            int blue = pixels[i + 2] & 0xff;
            int gray = Gray.luma(red, green, blue) * (ONE - factor) + ONE / 2;
            pixels[i] = cut((red * factor + gray) >> BITS);
            pixels[i + 1] = cut((green * factor + gray) >> BITS);
            pixels[i + 2] = cut((blue * factor + gray) >> BITS);
        }
    }

    private static byte cut(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
