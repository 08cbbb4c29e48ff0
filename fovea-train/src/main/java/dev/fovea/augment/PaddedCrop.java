package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Adds this many pixels on every side and cuts a picture of the old size out of that anywhere; torchvision's
 * {@code RandomCrop(size, padding=pixels)}. What is added is the {@link Fill}.
 *
 * @param pixels 0..1024; 4 is usual for 32 x 32
 */
public record PaddedCrop(@JsonProperty(required = true) int pixels) implements Geometric {
    /** Checks the range. */
    public PaddedCrop {
        Check.that(pixels >= 0 && pixels <= 1024, "padded crop pixels must be 0..1024, but was %d", pixels);
    }

    @Override
    public Affine draw(SplittableRandom random, Frame frame) {
        int right = random.nextInt(-pixels, pixels + 1);
        int down = random.nextInt(-pixels, pixels + 1);
        return Affine.shift(right, down);
    }
}
