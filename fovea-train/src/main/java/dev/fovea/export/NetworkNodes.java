package dev.fovea.export;

import dev.fovea.onnx.OnnxGraph;

/** What adds a network's operators and parameters to a graph. */
@FunctionalInterface
public interface NetworkNodes {
    /**
     * Values that a network makes, by name, both of type FLOAT.
     *
     * @param logits shape [n, k], before calibration
     * @param features shape [n, f], what the head reads
     */
    record Outputs(String logits, String features) {}

    /**
     * Adds the network.
     *
     * @param graph that takes its operators, its parameters under their own names
     * @param input name of the normalised pictures, FLOAT, shape [n, c, size, size]
     */
    Outputs add(OnnxGraph graph, String input);
}
