package dev.fovea.augment;

import java.util.SplittableRandom;

/**
 * Changes values, not places: {@code factor * value + (1 - factor) * pivot}, cut to 0..255. All photometric
 * augmentations of a list become one table of 256 values, rounded once.
 */
public sealed interface Photometric extends Augmentation permits Brightness, Contrast {
    /**
     * Draws the factor.
     *
     * @param random the sample's own, in this epoch
     * @return 1 changes nothing
     */
    double draw(SplittableRandom random);

    /**
     * The value that the change leaves as it is.
     *
     * @param mean mean luma of the picture so far, 0..255
     */
    double pivot(double mean);
}
