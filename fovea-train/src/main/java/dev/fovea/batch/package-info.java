/**
 * Pictures become arrays, on all cores, ahead of training.
 *
 * <p>May use: core, {@code augment}. Read first: {@link dev.fovea.batch.Batches}.
 */
@NullMarked
package dev.fovea.batch;

import org.jspecify.annotations.NullMarked;
