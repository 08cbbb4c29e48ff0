package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Swaps top and bottom with probability {@code p}; torchvision's {@code RandomVerticalFlip(p)}. Changes what digits, letters
 * and arrows mean: see {@link Flips}.
 *
 * @param p 0..1; 0.5 is usual
 */
public record VerticalFlip(@JsonProperty(required = true) double p) implements Geometric {
    /** Checks the range. */
    public VerticalFlip {
        Check.that(p >= 0 && p <= 1, "vertical flip p must be 0..1, but was %s", p);
    }

    @Override
    public Affine draw(SplittableRandom random, Frame frame) {
        return random.nextDouble() < p ? new Affine(1, 0, 0, 0, -1, frame.height()) : Affine.IDENTITY;
    }
}
