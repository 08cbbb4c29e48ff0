/**
 * The model file and what predicts from it: {@code Preprocess}, {@code Prediction}, {@code Classifier}. The only
 * package that knows ONNX Runtime.
 *
 * <p>May use: {@code base}, {@code picture}, {@code data}, {@code split}. Read first: {@link dev.fovea.model.Classifier}.
 */
@NullMarked
package dev.fovea.model;

import org.jspecify.annotations.NullMarked;
