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
        return add(graph, input, network, values, "");
    }

    /**
     * The same for one of several networks in a graph.
     *
     * @param prefix before the names of its arrays, such as {@code fold1.}
     */
    public static Outputs add(
            OnnxGraph graph, String input, Network network, Map<String, float[]> values, String prefix) {
        OnnxFrame root = new OnnxFrame(graph, network.node(), values, prefix);
        String logits = root.onnx(input);
        Node head = network.head();
        String features = root.inputOf(head.path());
        return new Outputs(logits, head.in().isPicture() ? mean(root, features) : features);
    }

    /**
     * Adds a network that ends in a dense layer without it, its arrays under their own names.
     *
     * @return name of the features
     */
    public static String addBackbone(OnnxGraph graph, String input, Network network, Map<String, float[]> values) {
        return new OnnxFrame(graph, network.withoutHead().node(), values, "").onnx(input);
    }

    /**
     * Adds the head of a network alone.
     *
     * @param features name of what it reads
     * @param prefix before the names of its arrays
     * @return name of the logits
     */
    public static String addHead(
            OnnxGraph graph, String features, Network network, Map<String, float[]> values, String prefix) {
        return new OnnxFrame(graph, network.head(), values, prefix).onnx(features);
    }

    private static String mean(OnnxFrame root, String maps) {
        String pooled = root.node("GlobalAveragePool", maps);
        return root.node("Flatten", List.of(pooled), OnnxAttribute.of("axis", 1L));
    }
}
