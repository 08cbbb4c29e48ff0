package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import dev.fovea.picture.Window;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Blackens a rectangle with probability {@code p}, so that the network learns not to rely on one spot; torchvision's
 * {@code RandomErasing(p, scale=area)} with its ratio of 0.3..3.3, on values before normalising. Zhong et al. (2020),
 * Random Erasing Data Augmentation.
 *
 * @param p 0..1; 0.25 is usual
 * @param area of the rectangle as a share of the picture's, above 0 and at most 1; 0.02..0.33 is usual
 */
public record Erasing(
        @JsonProperty(required = true) double p,
        @JsonProperty(required = true) Range area) implements Augmentation {
    private static final Range RATIO = new Range(0.3, 3.3);

    /** Checks the ranges. */
    public Erasing {
        Check.that(p >= 0 && p <= 1, "erasing p must be 0..1, but was %s", p);
        Check.that(
                area.from() > 0 && area.to() <= 1,
                "erasing area must be above 0 and at most 1, but was %s",
                area.bounds());
    }

    /** Draws and erases, in place. */
    void apply(SplittableRandom random, Canvas canvas) {
        if (random.nextDouble() < p) {
            Windows.draw(random, canvas.frame(), area, RATIO).ifPresent(box -> blacken(canvas, box));
        }
    }

    static void blacken(Canvas canvas, Window box) {
        int channels = canvas.channels();
        for (int row = box.top(); row < box.bottom(); row++) {
            int from = canvas.offset() + (row * canvas.frame().width() + box.left()) * channels;
            Arrays.fill(canvas.bytes(), from, from + box.width() * channels, (byte) 0);
        }
    }
}
