package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * So many of fourteen operations, drawn anew for each picture and all of one magnitude: nothing, shear and shift along x
 * and y, turn, brightness, colour, contrast, sharpness, posterise, solarise, autocontrast, equalise; torchvision's
 * {@code v2.RandAugment(num_ops, magnitude, num_magnitude_bins)} with bilinear sampling. At the highest magnitude: shear 0.3,
 * shift 0.45 of the side, turn 30 degrees, factors 0.1..1.9, 4 bits, solarise everything; half of the signed ones are
 * negative. Cubuk et al. (2020), RandAugment: Practical Automated Data Augmentation with a Reduced Search Space.
 *
 * @param operations for each picture, 0..16; 2 is usual
 * @param magnitude 0 .. bins - 1; 9 is torchvision's default
 * @param bins of the magnitude, 2..1000; 31 is usual
 */
public record RandAugment(
        @JsonProperty(required = true) int operations,
        @JsonProperty(required = true) int magnitude,
        @JsonProperty(required = true) int bins)
        implements Policy {
    /** Checks the ranges. */
    public RandAugment {
        Check.that(
                operations >= 0 && operations <= 16, "rand-augment operations must be 0..16, but was %d", operations);
        Check.that(bins >= 2 && bins <= 1000, "rand-augment bins must be 2..1000, but was %d. Try 31.", bins);
        Check.that(
                magnitude >= 0 && magnitude < bins,
                "rand-augment magnitude must be 0..%d, below its bins, but was %d. Try 9.",
                bins - 1,
                magnitude);
    }

    /** torchvision's own numbers: 2 operations of magnitude 9 of 31. */
    public static RandAugment usual() {
        return new RandAugment(2, 9, 31);
    }

    static Operation.Extent extent(Frame frame) {
        double side = 150.0 / 331;
        return new Operation.Extent(0.3, side * frame.width(), side * frame.height(), 30, 0.9, 4);
    }

    @Override
    public void draw(SplittableRandom random, Drawn drawn) {
        double share = (double) magnitude / (bins - 1);
        for (int i = 0; i < operations; i++) {
            Operation.any(random).draw(random, share, extent(drawn.frame()), drawn);
        }
    }
}
