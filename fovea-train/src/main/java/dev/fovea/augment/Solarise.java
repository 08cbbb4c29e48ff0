package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Inverts the values from {@code threshold} on, with probability {@code p}; torchvision's
 * {@code RandomSolarize(threshold, p)} on 8 bits.
 *
 * @param threshold 0..256; 256 changes nothing, 0 inverts everything, 128 is usual
 * @param p 0..1; 0.5 is usual
 */
public record Solarise(
        @JsonProperty(required = true) double threshold,
        @JsonProperty(required = true) double p) implements Photometric {
    /** Checks the ranges. */
    public Solarise {
        Check.that(threshold >= 0 && threshold <= 256, "solarise threshold must be 0..256, but was %s", threshold);
        Change.checkP(p, "solarise");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> from(threshold));
    }

    static Change from(double threshold) {
        return Tables.of(value -> value >= threshold ? 255 - value : value);
    }
}
