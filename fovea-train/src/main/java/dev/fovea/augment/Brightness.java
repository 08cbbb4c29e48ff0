package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Multiplies all values by a factor between {@code max(0, 1 - amount)} and {@code 1 + amount}, each as likely;
 * torchvision's {@code ColorJitter(brightness=amount)}.
 *
 * @param amount 0..10; 0.2 is usual
 */
public record Brightness(@JsonProperty(required = true) double amount) implements Photometric {
    /** Checks the range. */
    public Brightness {
        Check.that(amount >= 0 && amount <= 10, "brightness amount must be 0..10, but was %s", amount);
    }

    @Override
    public Change draw(SplittableRandom random) {
        return new Toned(Change.factor(amount, random), false);
    }
}
