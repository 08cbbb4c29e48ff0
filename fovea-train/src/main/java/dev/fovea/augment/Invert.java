package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.SplittableRandom;

/**
 * Makes a negative, {@code 255 - value}, with probability {@code p}; torchvision's {@code RandomInvert(p)}.
 *
 * @param p 0..1; 0.5 is torchvision's default
 */
public record Invert(@JsonProperty(required = true) double p) implements Photometric {
    /** Checks the range. */
    public Invert {
        Change.checkP(p, "invert");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> Tables.of(value -> 255 - value));
    }
}
