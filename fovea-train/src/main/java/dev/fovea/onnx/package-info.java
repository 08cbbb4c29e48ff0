/**
 * A small writer and reader of ONNX graphs.
 *
 * <p>May use: core {@code base}. Read first: {@link dev.fovea.onnx.OnnxGraph}.
 */
@NullMarked
package dev.fovea.onnx;

import org.jspecify.annotations.NullMarked;
