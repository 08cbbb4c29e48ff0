package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Blurs with probability {@code p} by a Gaussian whose standard deviation is drawn from {@code sigma}, each as likely, cut
 * to {@code size} pixels; torchvision's {@code RandomApply([GaussianBlur(kernel_size=size, sigma)], p)}. Beyond the edge the
 * picture is mirrored.
 *
 * @param size odd, 1..129; 1 changes nothing; a tenth of the picture's side is usual (SimCLR)
 * @param sigma in pixels, above 0; 0.1..2 is usual
 * @param p 0..1
 */
public record Blur(
        @JsonProperty(required = true) int size,
        @JsonProperty(required = true) Range sigma,
        @JsonProperty(required = true) double p)
        implements Photometric {
    /** Checks the ranges. */
    public Blur {
        Check.that(size % 2 == 1 && size >= 1 && size <= 129, "blur size must be odd and 1..129, but was %d", size);
        Check.that(sigma.from() > 0, "blur sigma must be above 0, but was %s", sigma.bounds());
        Change.checkP(p, "blur");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> by(size, sigma.draw(random)));
    }

    static Change by(int size, double sigma) {
        return size == 1 ? Toned.NOTHING : (Retouch) (canvas, planes) -> blur(canvas, Gaussian.of(size, sigma), planes);
    }

    private static void blur(Canvas canvas, Gaussian gaussian, Planes planes) {
        int n = canvas.length();
        byte[] pixels = canvas.bytes();
        float[] values = planes.values(n);
        for (int i = 0; i < n; i++) {
            values[i] = pixels[canvas.offset() + i] & 0xff;
        }
        gaussian.smooth(values, canvas.frame(), canvas.channels(), planes);
        for (int i = 0; i < n; i++) {
            // the weights sum to 1 but for a millionth
            pixels[canvas.offset() + i] = (byte) Math.min(255, (int) (values[i] + 0.5f));
        }
    }
}
