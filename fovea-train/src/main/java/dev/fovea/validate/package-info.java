/**
 * Cross-validation, and the one model file that it leaves: the best fold, a refit or an ensemble.
 *
 * <p>May use: core, and all of train above it. Read first: {@code CrossValidation}.
 */
@NullMarked
package dev.fovea.validate;

import org.jspecify.annotations.NullMarked;
