package dev.fovea.net;

import dev.fovea.onnx.OnnxAttribute;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.onnx.OnnxTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A layer being written to an ONNX graph: its place, the graph, and the numbers of its parameters. */
public final class OnnxFrame {
    private final OnnxGraph graph;
    private final Node node;
    private final Map<String, float[]> values;
    private final String prefix;
    private final List<OnnxFrame> children;
    private @Nullable String input;
    private int matrices;

    /** @param prefix of all names of arrays in the graph, for a network among others */
    OnnxFrame(OnnxGraph graph, Node node, Map<String, float[]> values, String prefix) {
        this.graph = graph;
        this.node = node;
        this.values = values;
        this.prefix = prefix;
        this.children = node.children().stream()
                .map(child -> new OnnxFrame(graph, child, values, prefix))
                .toList();
    }

    /** The layer in its place. */
    public Node node() {
        return node;
    }

    /** Frames of the parts, in order. */
    public List<OnnxFrame> children() {
        return children;
    }

    String onnx(String x) {
        input = x;
        return node.layer().onnx(x, this);
    }

    /** What the layer at this path, no join, read, once the graph has been written. */
    String inputOf(String path) {
        return leaves().filter(leaf -> leaf.node.path().equals(path))
                .map(leaf -> Objects.requireNonNull(leaf.input, "the graph is written before it is asked"))
                .findFirst()
                .orElseThrow();
    }

    private Stream<OnnxFrame> leaves() {
        return children.isEmpty() ? Stream.of(this) : children.stream().flatMap(OnnxFrame::leaves);
    }

    /** Adds a node with one input and gives its output's name. */
    public String node(String op, String x, OnnxAttribute... attributes) {
        return graph.node(op, List.of(x), attributes);
    }

    /** Adds a node with two inputs and gives its output's name. */
    public String node(String op, String x, String y) {
        return graph.node(op, List.of(x, y));
    }

    /** Adds a node and gives its output's name. */
    public String node(String op, List<String> inputs, OnnxAttribute... attributes) {
        return graph.node(op, inputs, attributes);
    }

    /** Adds one of the layer's arrays under its full name, unfolded, and gives that name. */
    public String parameter(String name) {
        Parameter parameter = node.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
        String full = node.parameterName(parameter);
        long[] dims = parameter.dims().stream().mapToLong(Long::longValue).toArray();
        return graph.initializer(
                OnnxTensor.floats(prefix + full, dims, Objects.requireNonNull(values.get(full), full)));
    }

    /** Adds a constant and gives its name. */
    public String number(float value) {
        return graph.scalar(value);
    }

    /** Adds a row of constants and gives its name. */
    public String integers(long... constants) {
        return graph.row(constants);
    }

    /** Adds a constant matrix, row by row, and gives its name. */
    public String matrix(int rows, float... values) {
        String name = prefix + node.path() + ".matrix" + ++matrices;
        return graph.initializer(OnnxTensor.floats(name, new long[] {rows, values.length / rows}, values));
    }

    /** Adds a node with a sliding window. */
    String window(String op, List<String> inputs, Window window, int groups) {
        return window(op, inputs, window, window.padding(), groups);
    }

    /** The same with other padding below and to the right. */
    String window(String op, List<String> inputs, Window window, Extent behind, int groups) {
        Extent padding = window.padding();
        List<OnnxAttribute> attributes = new ArrayList<>(List.of(
                OnnxAttribute.ints("kernel_shape", window.kernel().longs()),
                OnnxAttribute.ints("strides", window.stride().longs()),
                OnnxAttribute.ints("pads", padding.height(), padding.width(), behind.height(), behind.width())));
        if (!op.equals("AveragePool")) {
            attributes.add(OnnxAttribute.ints("dilations", window.dilation().longs()));
        }
        if (op.equals("Conv")) {
            attributes.add(OnnxAttribute.of("group", (long) groups));
        }
        if (op.equals("AveragePool")) {
            attributes.add(OnnxAttribute.of("count_include_pad", 1L));
        }
        return graph.node(op, inputs, attributes.toArray(OnnxAttribute[]::new));
    }
}
