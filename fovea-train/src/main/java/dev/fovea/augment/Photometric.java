package dev.fovea.augment;

import java.util.SplittableRandom;

/**
 * Changes values, not places. What brightness and contrast do to a picture one after the other is one table of 256 values,
 * rounded once; each other is a pass over the pixels, in the order of the list.
 */
public sealed interface Photometric extends Augmentation
        permits Brightness,
                Contrast,
                Saturation,
                Hue,
                Gray,
                Blur,
                Sharpen,
                Noise,
                Jpeg,
                Posterise,
                Solarise,
                Equalise,
                Autocontrast,
                Invert {
    /**
     * Draws one change.
     *
     * @param random the sample's own, in this epoch
     */
    Change draw(SplittableRandom random);
}
