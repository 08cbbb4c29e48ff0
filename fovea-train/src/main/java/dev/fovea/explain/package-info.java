/**
 * Why this class: where in a picture a classifier found what it says, as numbers and as an overlay, and how far that can be
 * trusted.
 *
 * <p>May use: core, {@code torch}, {@code onnx}, {@code net}, {@code weights}. Read first: {@link dev.fovea.explain.Explainer}.
 */
@NullMarked
package dev.fovea.explain;

import org.jspecify.annotations.NullMarked;
