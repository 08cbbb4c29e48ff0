/**
 * Probabilities and truth become an {@code Evaluation}: metrics with intervals.
 *
 * <p>May use: {@code base}, {@code data}. Read first: {@link dev.fovea.score.Evaluation}.
 */
@NullMarked
package dev.fovea.score;

import org.jspecify.annotations.NullMarked;
