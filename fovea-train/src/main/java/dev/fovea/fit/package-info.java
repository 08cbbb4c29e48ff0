/**
 * The training loop: recipe, optimizers, schedules, losses. Emits events; writes no files.
 *
 * <p>May use: core, {@code augment}, {@code batch}, {@code torch}, {@code net}. Read first: {@code Recipe}.
 */
@NullMarked
package dev.fovea.fit;

import org.jspecify.annotations.NullMarked;
