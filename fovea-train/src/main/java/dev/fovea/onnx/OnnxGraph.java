package dev.fovea.onnx;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A graph of ONNX operators while it is being written, from its inputs to its outputs. Values are known by name; a name
 * that is not known yet is refused where it is used, so nodes are always in an order that can be run.
 *
 * <pre>{@code
 * OnnxGraph g = new OnnxGraph("doubler");
 * String x = g.input(OnnxValue.of("x", OnnxType.FLOAT, "n", 3));
 * String twice = g.node("Add", List.of(x, x));
 * g.output(OnnxValue.of("y", OnnxType.FLOAT, "n", 3), twice);
 * }</pre>
 *
 * One thread. Grows only; what has been added stays.
 */
public final class OnnxGraph {
    private final String name;
    private final Set<String> taken;
    private final Set<String> known;
    private final List<OnnxValue> inputs = new ArrayList<>();
    private final List<OnnxValue> outputs = new ArrayList<>();
    private final List<OnnxTensor> initializers = new ArrayList<>();
    private final List<OnnxNode> nodes = new ArrayList<>();

    /** @param name of the whole graph, for the reader of the file */
    public OnnxGraph(String name) {
        this(name, new HashSet<>(), new HashSet<>());
    }

    private OnnxGraph(String name, Set<String> taken, Set<String> known) {
        this.name = name;
        this.taken = taken;
        this.known = known;
    }

    /**
     * A graph that stands inside this one as the branch of an {@code If}: it sees the values there are now, and its
     * names never meet those of this graph.
     */
    public OnnxGraph branch(String branch) {
        return new OnnxGraph(branch, taken, new HashSet<>(known));
    }

    /** Adds an input and gives its name. */
    public String input(OnnxValue value) {
        inputs.add(value);
        return claim(value.name());
    }

    /**
     * Makes a value an output of the graph, under the output's own name.
     *
     * @param source name of the value that comes out
     */
    public void output(OnnxValue value, String source) {
        Check.that(outputs.stream().noneMatch(o -> o.name().equals(value.name())), "output %s twice", value.name());
        if (!value.name().equals(source)) {
            add("Identity", List.of(source), List.of(claim(value.name())), List.of());
        } else {
            require(source, "output");
        }
        outputs.add(value);
    }

    /** Adds stored numbers under their own name, which must be new, and gives that name. */
    public String initializer(OnnxTensor tensor) {
        initializers.add(tensor);
        return claim(tensor.name());
    }

    /** A stored scalar under a made name. */
    public String scalar(float value) {
        return initializer(OnnxTensor.floats(fresh("value"), new long[0], value));
    }

    /** A stored whole number, a scalar, under a made name. */
    public String scalar(long value) {
        return initializer(OnnxTensor.longs(fresh("value"), new long[0], value));
    }

    /** A stored row of whole numbers (axes, sizes, a shape) under a made name. */
    public String row(long... values) {
        return initializer(OnnxTensor.longs(fresh("value"), new long[] {values.length}, values));
    }

    /**
     * Adds an operator with one output.
     *
     * @param op ONNX's own word, such as {@code Conv}
     * @param from names of values, empty for an optional one that is left out
     * @return the output's name: the operator and a number, such as {@code conv_3}
     * @throws IllegalArgumentException if an input is not known yet
     */
    public String node(String op, List<String> from, OnnxAttribute... attributes) {
        return nodes(op, from, 1, attributes).get(0);
    }

    /** Adds an operator with several outputs and gives their names. */
    public List<String> nodes(String op, List<String> from, int count, OnnxAttribute... attributes) {
        List<String> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(claim(fresh(op.toLowerCase(Locale.ROOT))));
        }
        add(op, from, made, List.of(attributes));
        return made;
    }

    /** Of the whole graph. */
    public String name() {
        return name;
    }

    /** What goes in, in order. */
    public List<OnnxValue> inputs() {
        return List.copyOf(inputs);
    }

    /** What comes out, in order. */
    public List<OnnxValue> outputs() {
        return List.copyOf(outputs);
    }

    /** What is stored, in the order it was added. */
    public List<OnnxTensor> initializers() {
        return List.copyOf(initializers);
    }

    /** The operators in an order that can be run. */
    public List<OnnxNode> nodes() {
        return List.copyOf(nodes);
    }

    private void add(String op, List<String> from, List<String> to, List<OnnxAttribute> attributes) {
        for (String input : from) {
            require(input, op);
        }
        nodes.add(new OnnxNode(to.get(0), op, from, to, attributes));
    }

    private void require(String value, String user) {
        Check.that(
                value.isEmpty() || known.contains(value),
                "input of %s must be a value made before it, but was \"%s\" (graph %s)",
                user,
                value,
                name);
    }

    private String claim(String wanted) {
        Check.that(
                taken.add(wanted), "names in a graph must be unique, but \"%s\" came twice (graph %s)", wanted, name);
        known.add(wanted);
        return wanted;
    }

    private String fresh(String stem) {
        int number = 1;
        while (taken.contains(stem + "_" + number)) {
            number++;
        }
        return stem + "_" + number;
    }
}
