package dev.fovea.onnx;

import java.util.Map;

/**
 * A finished graph with what the file says about it, and its bytes as ONNX (protobuf). Standard operators of one
 * version alone; loads in every runtime that knows that version.
 *
 * <p>Source: onnx/onnx.proto (IR version 8) and the operator set 18 of ONNX.
 *
 * @param graph with its inputs and outputs declared
 * @param metadata readable properties, by name, in the order of writing
 * @param producerVersion version of what wrote the file
 */
public record OnnxModel(OnnxGraph graph, Map<String, String> metadata, String producerVersion) {
    /** The operator set: the first whose {@code Resize} is antialiased. */
    public static final int OPSET = 18;

    private static final int IR_VERSION = 8;

    /** The file's bytes; at most 2 GiB, which is protobuf's own limit. */
    public byte[] toBytes() {
        ProtoMessage model = new ProtoMessage()
                .number(1, IR_VERSION)
                .text(2, "fovea")
                .text(3, producerVersion)
                .message(7, graph(graph))
                .message(8, new ProtoMessage().text(1, "").number(2, OPSET));
        metadata.forEach((key, value) ->
                model.message(14, new ProtoMessage().text(1, key).text(2, value)));
        return model.toBytes();
    }

    private static ProtoMessage graph(OnnxGraph graph) {
        ProtoMessage out = new ProtoMessage();
        graph.nodes().forEach(node -> out.message(1, node(node)));
        out.text(2, graph.name());
        graph.initializers().forEach(tensor -> out.message(5, tensor(tensor)));
        graph.inputs().forEach(value -> out.message(11, value(value)));
        graph.outputs().forEach(value -> out.message(12, value(value)));
        return out;
    }

    private static ProtoMessage node(OnnxNode node) {
        ProtoMessage out = new ProtoMessage();
        node.inputs().forEach(name -> out.text(1, name));
        node.outputs().forEach(name -> out.text(2, name));
        out.text(3, node.name()).text(4, node.op());
        node.attributes().forEach(attribute -> out.message(5, attribute(attribute)));
        return out;
    }

    /** The number in field 20 says which of the other fields holds the value. */
    private static ProtoMessage attribute(OnnxAttribute attribute) {
        ProtoMessage out = new ProtoMessage().text(1, attribute.name());
        if (attribute instanceof OnnxAttribute.OfFloat real) {
            return out.real(2, real.value()).number(20, 1);
        } else if (attribute instanceof OnnxAttribute.OfInt whole) {
            return out.number(3, whole.value()).number(20, 2);
        } else if (attribute instanceof OnnxAttribute.OfText text) {
            return out.text(4, text.value()).number(20, 3);
        } else if (attribute instanceof OnnxAttribute.OfTensor tensor) {
            return out.message(5, tensor(tensor.value())).number(20, 4);
        } else if (attribute instanceof OnnxAttribute.OfGraph branch) {
            return out.message(6, graph(branch.value())).number(20, 5);
        } else if (attribute instanceof OnnxAttribute.OfFloats reals) {
            reals.values().forEach(value -> out.real(7, value));
            return out.number(20, 6);
        }
        ((OnnxAttribute.OfInts) attribute).values().forEach(value -> out.number(8, value));
        return out.number(20, 7);
    }

    private static ProtoMessage tensor(OnnxTensor tensor) {
        ProtoMessage out = new ProtoMessage();
        tensor.shape().forEach(side -> out.number(1, side));
        return out.number(2, tensor.type().code()).text(8, tensor.name()).numbers(9, tensor);
    }

    private static ProtoMessage value(OnnxValue value) {
        ProtoMessage shape = new ProtoMessage();
        for (String side : value.shape()) {
            boolean fixed = side.chars().allMatch(Character::isDigit);
            ProtoMessage dimension = new ProtoMessage();
            shape.message(1, fixed ? dimension.number(1, Long.parseLong(side)) : dimension.text(2, side));
        }
        ProtoMessage tensor = new ProtoMessage().number(1, value.type().code()).message(2, shape);
        return new ProtoMessage().text(1, value.name()).message(2, new ProtoMessage().message(1, tensor));
    }
}
