package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Moves each pixel away from the mean of its neighbourhood, or nearer, by a factor with probability {@code p}; torchvision's
 * {@code RandomAdjustSharpness(sharpness_factor=factor, p)}. The mean is of 3 x 3 pixels, the middle one counting five
 * times; the outermost pixels stay as they are.
 *
 * @param factor 0..10; 0 blurs, 1 changes nothing, 2 sharpens
 * @param p 0..1; 0.5 is usual
 */
public record Sharpen(
        @JsonProperty(required = true) double factor,
        @JsonProperty(required = true) double p) implements Photometric {
    /** Checks the ranges. */
    public Sharpen {
        Check.that(factor >= 0 && factor <= 10, "sharpen factor must be 0..10, but was %s", factor);
        Change.checkP(p, "sharpen");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> by(factor));
    }

    /** By this factor. */
    static Change by(double factor) {
        float less = (float) (1 - factor);
        return factor == 1 ? Toned.NOTHING : (Retouch) (canvas, planes) -> sharpen(canvas, less, planes.copy(canvas));
    }

    private static void sharpen(Canvas canvas, float less, byte[] in) {
        Frame frame = canvas.frame();
        int row = frame.width() * canvas.channels();
        for (int r = 1; r < frame.height() - 1; r++) {
            for (int i = r * row + canvas.channels(); i < (r + 1) * row - canvas.channels(); i++) {
                int value = in[i] & 0xff;
                int sum = 4 * value
                        + three(in, i - row, canvas.channels())
                        + three(in, i, canvas.channels())
                        + three(in, i + row, canvas.channels());
                int mean = (2 * sum + 13) / 26; // rounded: 13 is odd, so that there is no half
                float out = value + less * (mean - value) + 0.5f;
                canvas.bytes()[canvas.offset() + i] = (byte) Math.max(0, Math.min(255, out));
            }
        }
    }

    private static int three(byte[] in, int at, int channels) {
        return (in[at - channels] & 0xff) + (in[at] & 0xff) + (in[at + channels] & 0xff);
    }
}
