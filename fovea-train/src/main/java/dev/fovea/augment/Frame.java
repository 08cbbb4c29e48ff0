package dev.fovea.augment;

import dev.fovea.base.Check;

/**
 * The rectangle that a geometric augmentation works on.
 *
 * @param height rows of the picture so far
 * @param width columns of the picture so far
 * @param size side of the square that the network sees in the end
 */
public record Frame(int height, int width, int size) {
    /** Checks that no side is empty. */
    public Frame {
        Check.that(
                height > 0 && width > 0 && size > 0,
                "frame sides must be at least 1, but were %d x %d for %d",
                width,
                height,
                size);
    }

    /** The square that the network sees. */
    Frame squared() {
        return new Frame(size, size, size);
    }
}
