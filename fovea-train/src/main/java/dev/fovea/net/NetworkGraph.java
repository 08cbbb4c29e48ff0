package dev.fovea.net;

import dev.fovea.onnx.OnnxAttribute;
import dev.fovea.onnx.OnnxGraph;
import java.util.List;
import java.util.Map;

/** Writes a network, in evaluation mode, to an ONNX graph. */
public final class NetworkGraph {
    private NetworkGraph() {}

    /**
     * Names of values in the graph.
     *
     * @param logits [n, classes]
     * @param features [n, f]: what the head reads; the mean of each feature map where the head is a convolution
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
        Node head = network.head();
        String features = root.inputOf(head.path());
        return new Outputs(logits, head.in().isPicture() ? mean(root, features) : features);
    }

    private static String mean(OnnxFrame root, String maps) {
        String pooled = root.node("GlobalAveragePool", maps);
        return root.node("Flatten", List.of(pooled), OnnxAttribute.of("axis", 1L));
    }
}
