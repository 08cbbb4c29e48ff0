/**
 * Which sample goes where: stratified and grouped splits and folds. Each part carries its role.
 *
 * <p>May use: {@code base}, {@code picture}, {@code data}. Read first: {@link dev.fovea.split.Split}.
 */
@NullMarked
package dev.fovea.split;

import org.jspecify.annotations.NullMarked;
