package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.fovea.base.Check;
import dev.fovea.picture.Picture;
import java.util.SplittableRandom;

/**
 * The user's own change. What stands before it in the list is done before it, what stands behind it, after. A recipe
 * names it; reading that recipe from a file is refused, because a file holds no function.
 *
 * @param name what the recipe calls it, not blank
 * @param change what it does
 */
public record Custom(String name, @JsonIgnore Change change) implements Augmentation {
    /** A function from picture to picture. Called from several threads at once. */
    @FunctionalInterface
    public interface Change {
        /**
         * The changed picture.
         *
         * @param picture not to be written to
         * @param random the sample's own in this epoch: all randomness must come from it, or a run cannot be repeated
         * @return of the same height, width and channels
         */
        Picture apply(Picture picture, SplittableRandom random);
    }

    /** Checks the name. */
    public Custom {
        Check.that(!name.isBlank(), "name of a custom augmentation must not be blank");
    }
}
