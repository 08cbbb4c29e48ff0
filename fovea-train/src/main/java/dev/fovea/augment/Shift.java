package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Moves sideways and up or down, each by up to this share of the side, rounded to whole pixels; torchvision's
 * {@code RandomAffine(translate=(fraction, fraction))}.
 *
 * @param fraction of the side, 0..1
 */
public record Shift(@JsonProperty(required = true) double fraction) implements Geometric {
    /** Checks the range. */
    public Shift {
        Check.that(fraction >= 0 && fraction <= 1, "shift fraction must be 0..1, but was %s", fraction);
    }

    @Override
    public Affine draw(SplittableRandom random, Frame frame) {
        double right = Range.around(0, fraction * frame.width()).draw(random);
        double down = Range.around(0, fraction * frame.height()).draw(random);
        return Affine.shift(Math.rint(right), Math.rint(down));
    }
}
