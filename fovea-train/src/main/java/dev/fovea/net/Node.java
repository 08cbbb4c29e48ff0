package dev.fovea.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer in its place in a network: its name, what goes in and out, and its parts. Made by inferring shapes from the
 * input on; immutable.
 *
 * @param path names from the root down, joined by dots, such as {@code block2.conv1}; empty for the root, and that of
 *     the join around it for one whose parts are named as if they stood in its place
 * @param layer what is computed
 * @param in shape of one sample going in
 * @param out shape of one sample coming out
 * @param children the parts of a join, in order; empty for other layers
 */
public record Node(String path, Layer layer, Shape in, Shape out, List<Node> children) {
    /**
     * Infers the shapes of a layer and its parts.
     *
     * @throws IllegalArgumentException naming the layer that cannot take its input, and both shapes
     */
    public static Node of(String path, Layer layer, Shape in) {
        return of(path, layer, in, new ChildNames());
    }

    /** With the names that are taken below the path already. */
    private static Node of(String path, Layer layer, Shape in, ChildNames names) {
        if (layer instanceof Named named) {
            return of(path, named.layer(), in, names);
        }
        if (layer instanceof ResidualBlock block) {
            return of(path, block.expanded(in), in, names);
        }
        if (layer instanceof Join join) {
            return join(path, join, in, names);
        }
        try {
            return new Node(path, layer, in, layer.shape(in), List.of());
        } catch (WrongShape e) {
            throw new IllegalArgumentException("layer \"" + path + "\" (" + layer.kind() + ") " + e.getMessage(), e);
        }
    }

    private static Node join(String path, Join join, Shape in, ChildNames names) {
        List<Node> children = new ArrayList<>();
        Shape next = in;
        for (Layer part : join.layers()) {
            Node node = part instanceof Named named && named.inline()
                    ? of(path, part, next, names)
                    : of((path.isEmpty() ? "" : path + ".") + names.next(part), part, next);
            children.add(node);
            next = join.chained() ? node.out() : in;
        }
        try {
            Shape out = join.join(in, children.stream().map(Node::out).toList());
            return new Node(path, join, in, out, List.copyOf(children));
        } catch (WrongShape e) {
            throw new IllegalArgumentException("layer \"" + path + "\" (" + join.kind() + ") " + e.getMessage(), e);
        }
    }

    /** This node and all below it, in the order of computation. */
    public Stream<Node> walk() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::walk));
    }

    /** The same without what training alone computes: the parts of auxiliary heads. */
    public Stream<Node> lasting() {
        Stream<Node> below = layer instanceof Auxiliary ? Stream.of() : children.stream();
        return Stream.concat(Stream.of(this), below.flatMap(Node::lasting));
    }

    /** The nodes that compute something themselves, in order. */
    public Stream<Node> leaves() {
        return walk().filter(node -> !(node.layer instanceof Join));
    }

    /** The arrays that the layer owns here. */
    public List<Parameter> parameters() {
        return layer instanceof Join ? List.of() : layer.parameters(in);
    }

    /** The full name of one of its arrays, such as {@code conv1.weight}; an array without a name has the layer's. */
    public String parameterName(Parameter parameter) {
        return parameterName(parameter.name());
    }

    /** The full name of the array that the layer calls so. */
    String parameterName(String name) {
        return name.isEmpty() ? path : path + "." + name;
    }

    /** Multiplications for one sample, of this node alone. */
    public long multiplyAdds() {
        return layer instanceof Join ? 0 : layer.multiplyAdds(in);
    }
}
