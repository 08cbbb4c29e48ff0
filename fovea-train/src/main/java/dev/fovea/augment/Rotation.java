package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Turns about the middle by an angle between {@code -degrees} and {@code +degrees}, each as likely; torchvision's
 * {@code RandomAffine(degrees)}.
 *
 * @param degrees 0..180
 */
public record Rotation(@JsonProperty(required = true) double degrees) implements Geometric {
    /** Checks the range. */
    public Rotation {
        Check.that(degrees >= 0 && degrees <= 180, "rotation degrees must be 0..180, but was %s", degrees);
    }

    @Override
    public Affine draw(SplittableRandom random, Frame frame) {
        return Affine.rotation(Range.around(0, degrees).draw(random), frame);
    }
}
