package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Adds to each value, with probability {@code p}, a number of its own from the normal distribution, cut to 0..255;
 * torchvision's {@code RandomApply([GaussianNoise(sigma=sigma)], p)}, which cuts to whole numbers where this rounds. The
 * numbers are the 65,536 middle quantiles of the distribution, each as likely: nothing lies beyond 4.3 sigma.
 *
 * @param sigma standard deviation as a share of 255, 0..1; 0.05 is visible, 0.1 is torchvision's default
 * @param p 0..1
 */
public record Noise(
        @JsonProperty(required = true) double sigma,
        @JsonProperty(required = true) double p) implements Photometric {
    /** Checks the ranges. */
    public Noise {
        Check.that(sigma >= 0 && sigma <= 1, "noise sigma must be 0..1, but was %s", sigma);
        Change.checkP(p, "noise");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> {
            long seed = random.nextLong();
            return sigma == 0 ? Toned.NOTHING : (Retouch) (canvas, planes) -> add(canvas, seed);
        });
    }

    /** Four values for each draw of 64 bits. */
    private void add(Canvas canvas, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float scale = (float) (255 * sigma);
        float[] normal = Normal.QUANTILES;
        byte[] pixels = canvas.bytes();
        int end = canvas.offset() + canvas.length();
        long bits = 0;
        for (int i = canvas.offset(); i < end; i++) {
            bits = (i - canvas.offset()) % 4 == 0 ? random.nextLong() : bits >>> 16;
            float value = (pixels[i] & 0xff) + scale * normal[(int) bits & 0xffff] + 0.5f;
            pixels[i] = (byte) Math.max(0, Math.min(255, value));
        }
    }
}
