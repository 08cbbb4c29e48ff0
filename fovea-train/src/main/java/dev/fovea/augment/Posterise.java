package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Keeps the highest {@code bits} of each value, with probability {@code p}; torchvision's {@code RandomPosterize(bits, p)}.
 *
 * @param bits 0..8; 8 changes nothing, 0 makes black
 * @param p 0..1; 0.5 is usual
 */
public record Posterise(
        @JsonProperty(required = true) int bits,
        @JsonProperty(required = true) double p) implements Photometric {
    /** Checks the ranges. */
    public Posterise {
        Check.that(bits >= 0 && bits <= 8, "posterise bits must be 0..8, but was %d", bits);
        Change.checkP(p, "posterise");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> to(bits));
    }

    static Change to(int bits) {
        int mask = 0xff00 >> bits;
        return bits == 8 ? Toned.NOTHING : Tables.of(value -> value & mask);
    }
}
