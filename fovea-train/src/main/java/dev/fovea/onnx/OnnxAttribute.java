package dev.fovea.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** A setting of a node, such as {@code axis = 1}. */
public sealed interface OnnxAttribute {
    /** What the operator calls it. */
    String name();

    /** One whole number. */
    record OfInt(String name, long value) implements OnnxAttribute {}

    /** Several whole numbers. */
    record OfInts(String name, List<Long> values) implements OnnxAttribute {}

    /** One number. */
    record OfFloat(String name, float value) implements OnnxAttribute {}

    /** Several numbers. */
    record OfFloats(String name, List<Float> values) implements OnnxAttribute {}

    /** A word. */
    record OfText(String name, String value) implements OnnxAttribute {}

    /** A tensor. */
    record OfTensor(String name, OnnxTensor value) implements OnnxAttribute {}

    /** The branch of an {@code If} or the body of a loop; made by {@link OnnxGraph#branch}. */
    record OfGraph(String name, OnnxGraph value) implements OnnxAttribute {}

    /** One whole number. */
    static OnnxAttribute of(String name, long value) {
        return new OfInt(name, value);
    }

    /** One number. */
    static OnnxAttribute of(String name, float value) {
        return new OfFloat(name, value);
    }

    /** A word. */
    static OnnxAttribute of(String name, String value) {
        return new OfText(name, value);
    }

    /** A tensor. */
    static OnnxAttribute of(String name, OnnxTensor value) {
        return new OfTensor(name, value);
    }

    /** A branch of an {@code If}. */
    static OnnxAttribute of(String name, OnnxGraph value) {
        return new OfGraph(name, value);
    }

    /** Several whole numbers. */
    static OnnxAttribute ints(String name, long... values) {
        return new OfInts(name, LongStream.of(values).boxed().toList());
    }

    /** Several numbers. */
    static OnnxAttribute floats(String name, float... values) {
        List<Float> list = new ArrayList<>(values.length);
        for (float value : values) {
            list.add(value);
        }
        return new OfFloats(name, List.copyOf(list));
    }
}
