package dev.fovea.augment;

import java.util.SplittableRandom;

/**
 * Moves pixels. All geometric augmentations of a list become one map, in the order of the list, so that the picture is
 * sampled once however many there are: faster, and sharper than one after the other.
 */
public sealed interface Geometric extends Augmentation
        permits Rotation, Shift, Zoom, Shear, Perspective, HorizontalFlip, VerticalFlip, PaddedCrop, RandomResizedCrop {
    /**
     * Draws one change.
     *
     * @param random the sample's own, in this epoch
     * @param frame the picture so far
     * @return from the picture so far to the changed one
     */
    Move draw(SplittableRandom random, Frame frame);

    /** The frame of the changed picture. */
    default Frame after(Frame frame) {
        return frame;
    }
}
