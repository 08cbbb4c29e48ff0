package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Looks at the picture from aside, with probability {@code p}: each corner moves inward by up to {@code distortion} of
 * half the side, in whole pixels; torchvision's {@code RandomPerspective(distortion_scale, p)}.
 *
 * @param distortion 0..1; 0.5 is torchvision's default
 * @param p 0..1; 0.5 is usual
 */
public record Perspective(
        @JsonProperty(required = true) double distortion,
        @JsonProperty(required = true) double p) implements Geometric {
    private static final int ATTEMPTS = 10;

    /** Checks the ranges. */
    public Perspective {
        Check.that(distortion >= 0 && distortion <= 1, "perspective distortion must be 0..1, but was %s", distortion);
        Check.that(p >= 0 && p <= 1, "perspective p must be 0..1, but was %s", p);
    }

    /** Corners that fold the picture, which a distortion near 1 may draw, are drawn again. */
    @Override
    public Move draw(SplittableRandom random, Frame frame) {
        if (random.nextDouble() >= p) {
            return Affine.IDENTITY;
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            Corners to = corners(random, frame);
            if (to.areConvex()) {
                return to(to, frame);
            }
        }
        return Affine.IDENTITY;
    }

    /** Brings the corners, which torchvision counts from 0 to side - 1, to these. */
    static Move to(Corners corners, Frame frame) {
        Affine toUnit = Affine.scale(1.0 / (frame.width() - 1), 1.0 / (frame.height() - 1));
        return toUnit.then((Move) Projective.ofUnitSquare(corners));
    }

    private Corners corners(SplittableRandom random, Frame frame) {
        int halfX = frame.width() / 2; // whole pixels, as torchvision
        int halfY = frame.height() / 2;
        int inX = (int) (distortion * halfX);
        int inY = (int) (distortion * halfY);
        int right = frame.width() - 1;
        int bottom = frame.height() - 1;
        return new Corners(
                random.nextInt(inX + 1),
                random.nextInt(inY + 1),
                right - random.nextInt(inX + 1),
                random.nextInt(inY + 1),
                right - random.nextInt(inX + 1),
                bottom - random.nextInt(inY + 1),
                random.nextInt(inX + 1),
                bottom - random.nextInt(inY + 1));
    }
}
