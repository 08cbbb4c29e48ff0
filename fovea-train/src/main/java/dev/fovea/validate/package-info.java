/**
 * Cross-validation.
 *
 * <p>May use: core, and all of train above it. Read first: {@code CrossValidation}.
 */
@NullMarked
package dev.fovea.validate;

import org.jspecify.annotations.NullMarked;
