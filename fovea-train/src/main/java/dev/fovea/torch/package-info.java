/**
 * The native boundary: device, precision, memory layout, threads, allocator, what oneDNN plans.
 *
 * <p>May use: core. Read first: {@code Engine}.
 */
@NullMarked
package dev.fovea.torch;

import org.jspecify.annotations.NullMarked;
