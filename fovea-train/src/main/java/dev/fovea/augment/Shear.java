package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Slants along the rows by an angle between {@code -degrees} and {@code +degrees}, each as likely; the middle row stays.
 * torchvision's {@code RandomAffine(shear=degrees)}.
 *
 * @param degrees 0..80
 */
public record Shear(@JsonProperty(required = true) double degrees) implements Geometric {
    /** Checks the range. */
    public Shear {
        Check.that(degrees >= 0 && degrees <= 80, "shear degrees must be 0..80, but was %s", degrees);
    }

    @Override
    public Affine draw(SplittableRandom random, Frame frame) {
        return Affine.shear(Range.around(0, degrees).draw(random), frame);
    }
}
