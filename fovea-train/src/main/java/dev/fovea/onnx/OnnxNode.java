package dev.fovea.onnx;

import java.util.List;

/**
 * One operator in a graph.
 *
 * @param name unique in its graph
 * @param op ONNX's own word, such as {@code Conv}
 * @param inputs names of values, empty for an optional one that is left out
 * @param outputs names of the values that it makes
 * @param attributes its settings
 */
public record OnnxNode(
        String name, String op, List<String> inputs, List<String> outputs, List<OnnxAttribute> attributes) {
    /** Copies the lists. */
    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }
}
