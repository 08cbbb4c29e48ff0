/**
 * Pretrained weights: files of others read without trusting them ({@code .pth}, {@code .safetensors}), written
 * ({@code .safetensors}), brought into a network, and the catalogue of those that Fovea knows by name.
 *
 * <p>May use: core, {@code onnx}, {@code net}. Knows no libtorch. Read first: {@link dev.fovea.weights.StateDict}.
 */
@NullMarked
package dev.fovea.weights;

import org.jspecify.annotations.NullMarked;
