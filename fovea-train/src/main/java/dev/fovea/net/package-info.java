/**
 * Layers and architectures: a network is data.
 *
 * <p>May use: core, {@code torch}, {@code onnx}. Read first: {@code Network}.
 */
@NullMarked
package dev.fovea.net;

import org.jspecify.annotations.NullMarked;
