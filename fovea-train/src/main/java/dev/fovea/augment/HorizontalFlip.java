package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Swaps left and right with probability {@code p}; torchvision's {@code RandomHorizontalFlip(p)}. Changes what digits, letters
 * and arrows mean: see {@link Flips}.
 *
 * @param p 0..1; 0.5 is usual
 */
public record HorizontalFlip(@JsonProperty(required = true) double p) implements Geometric {
    /** Checks the range. */
    public HorizontalFlip {
        Check.that(p >= 0 && p <= 1, "horizontal flip p must be 0..1, but was %s", p);
    }

    @Override
    public Affine draw(SplittableRandom random, Frame frame) {
        return random.nextDouble() < p ? new Affine(-1, 0, frame.width(), 0, 1, 0) : Affine.IDENTITY;
    }
}
