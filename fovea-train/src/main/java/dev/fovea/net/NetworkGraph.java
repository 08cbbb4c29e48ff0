package dev.fovea.net;

import dev.fovea.onnx.OnnxGraph;
import java.util.Map;

/** Writes a network, in evaluation mode, to an ONNX graph. */
public final class NetworkGraph {
    private NetworkGraph() {}

    /**
     * Names of values in the graph.
     *
     * @param logits [n, classes]
     * @param features [n, f]: what the head reads
     */
    public record Outputs(String logits, String features) {}

    /**
     * Adds the network's nodes, and its arrays under their own names.
     *
     * @param input name of the normalised pictures, [n, c, h, w]
     * @param values the network's arrays by name
     */
    public static Outputs add(OnnxGraph graph, String input, Network network, Map<String, float[]> values) {
        OnnxFrame root = new OnnxFrame(graph, network.node(), values);
        String logits = root.onnx(input);
        return new Outputs(logits, root.inputOf(network.head().path()));
    }
}
