/**
 * Network to model file, with the parity gate.
 *
 * <p>May use: core, {@code torch}, {@code onnx}, {@code net}. Read first: {@link dev.fovea.export.ModelGraph}.
 */
@NullMarked
package dev.fovea.export;

import org.jspecify.annotations.NullMarked;
