package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Enlarges or shrinks about the middle by a factor between the two, each as likely; torchvision's
 * {@code RandomAffine(scale=(from, to))}.
 *
 * @param from lowest factor, above 0 and at most {@code to}; below 1 the picture shrinks and the rest is filled
 * @param to highest factor, at most 10
 */
public record Zoom(
        @JsonProperty(required = true) double from,
        @JsonProperty(required = true) double to) implements Geometric {
    /** Checks the ranges. */
    public Zoom {
        Check.that(
                from > 0 && from <= to && to <= 10,
                "zoom must be two factors in rising order, above 0 and at most 10, but was %s..%s. Try 0.9 and 1.1.",
                from,
                to);
    }

    @Override
    public Affine draw(SplittableRandom random, Frame frame) {
        return Affine.zoom(new Range(from, to).draw(random), frame);
    }
}
