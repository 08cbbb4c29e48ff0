package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Moves all values away from the picture's mean luma, or nearer, by a factor between {@code max(0, 1 - amount)} and
 * {@code 1 + amount}, each as likely; torchvision's {@code ColorJitter(contrast=amount)}. Behind another photometric
 * augmentation the mean is the one before, taken through that change: torchvision's own but for values that it cut.
 *
 * @param amount 0..10; 0.2 is usual
 */
public record Contrast(@JsonProperty(required = true) double amount) implements Photometric {
    /** Checks the range. */
    public Contrast {
        Check.that(amount >= 0 && amount <= 10, "contrast amount must be 0..10, but was %s", amount);
    }

    @Override
    public Change draw(SplittableRandom random) {
        return new Toned(Change.factor(amount, random), true);
    }
}
