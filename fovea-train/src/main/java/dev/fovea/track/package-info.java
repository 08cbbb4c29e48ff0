/**
 * Listeners of training: what happens, epoch by epoch and step by step, as files that other programs read.
 *
 * <p>May use: core, and {@code fit} with what stands before it. Read first: {@code TensorBoard}.
 */
@NullMarked
package dev.fovea.track;

import org.jspecify.annotations.NullMarked;
