/**
 * Picture to picture, at random but repeatable from a seed.
 *
 * <p>May use: core. Read first: {@link dev.fovea.augment.Augment}.
 */
@NullMarked
package dev.fovea.augment;

import org.jspecify.annotations.NullMarked;
