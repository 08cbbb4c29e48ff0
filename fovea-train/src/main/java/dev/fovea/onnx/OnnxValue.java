package dev.fovea.onnx;

import java.util.List;

/**
 * What goes into a graph or comes out of it.
 *
 * @param name what nodes and the caller call it
 * @param type of the elements
 * @param shape of each dimension: a number such as {@code "3"} where it is fixed, a name such as {@code "n"} where the
 *     caller chooses it
 */
public record OnnxValue(String name, OnnxType type, List<String> shape) {
    /** Copies the shape. */
    public OnnxValue {
        shape = List.copyOf(shape);
    }

    /** The same with the shape spelt out. */
    public static OnnxValue of(String name, OnnxType type, Object... shape) {
        return new OnnxValue(
                name, type, List.of(shape).stream().map(String::valueOf).toList());
    }
}
