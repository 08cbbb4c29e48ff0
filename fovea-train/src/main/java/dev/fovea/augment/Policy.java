package dev.fovea.augment;

import java.util.SplittableRandom;

/**
 * Draws which augmentations a picture gets, and how strong. What it draws joins the others of the list: what moves pixels
 * their one map, what changes values at the policy's place, so that a picture is still sampled once. The papers apply one
 * after the other; the difference is one sampling less, and that a gap is filled before values change. No policy flips.
 */
public sealed interface Policy extends Augmentation permits RandAugment, TrivialAugment {
    /** Draws for one picture; the drawn end in {@code drawn}, which the engine reads. */
    void draw(SplittableRandom random, Drawn drawn);
}
