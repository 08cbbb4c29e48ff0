package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * One of fourteen operations, drawn anew for each picture, of a magnitude drawn too: nothing to tune; torchvision's
 * {@code v2.TrivialAugmentWide(num_magnitude_bins)} with bilinear sampling. The operations are {@link RandAugment}'s; at the
 * highest magnitude: shear 0.99, shift 32 pixels, turn 135 degrees, factors 0.01..1.99, 6 bits, solarise everything. Müller
 * and Hutter (2021), TrivialAugment: Tuning-free Yet State-of-the-Art Data Augmentation.
 *
 * <p>Such turns make a 6 a 9, and a shift of 32 pixels leaves nothing of a picture of 32: it is for photographs.
 *
 * @param bins of the magnitude, 2..1000; 31 is usual
 */
public record TrivialAugment(@JsonProperty(required = true) int bins) implements Policy {
    /** At the highest magnitude. */
    static final Operation.Extent EXTENT = new Operation.Extent(0.99, 32, 32, 135, 0.99, 6);

    /** Checks the range. */
    public TrivialAugment {
        Check.that(bins >= 2 && bins <= 1000, "trivial-augment bins must be 2..1000, but was %d. Try 31.", bins);
    }

    @Override
    public void draw(SplittableRandom random, Drawn drawn) {
        Operation operation = Operation.any(random);
        double share = (double) random.nextInt(bins) / (bins - 1);
        operation.draw(random, share, EXTENT, drawn);
    }
}
