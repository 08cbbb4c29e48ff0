package dev.fovea.export;

import dev.fovea.model.ModelFile;
import dev.fovea.model.Preprocess;
import dev.fovea.onnx.OnnxAttribute;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.onnx.OnnxTensor;
import dev.fovea.onnx.OnnxType;
import dev.fovea.onnx.OnnxValue;
import java.util.List;

/**
 * {@link Preprocess} as operators: bytes of any height and width become the network's input. Resizing stands in one
 * branch of an {@code If}, so that pictures of the right size pay nothing for it.
 */
final class PreprocessNodes {
    private final OnnxGraph graph;
    private final Preprocess preprocess;

    private PreprocessNodes(OnnxGraph graph, Preprocess preprocess) {
        this.graph = graph;
        this.preprocess = preprocess;
    }

    /**
     * Adds the operators.
     *
     * @param pixels name of the input, UINT8 [n, height, width, c]
     * @return name of the network's input, FLOAT [n, c, size, size]
     */
    static String add(OnnxGraph graph, Preprocess preprocess, String pixels) {
        PreprocessNodes nodes = new PreprocessNodes(graph, preprocess);
        return nodes.normalised(nodes.fitted(pixels));
    }

    private String fitted(String pixels) {
        int size = preprocess.size();
        String shape = graph.node("Shape", List.of(pixels));
        Sides from = new Sides(
                graph.node("Gather", List.of(shape, graph.row(1))), graph.node("Gather", List.of(shape, graph.row(2))));
        String fits = preprocess.hasMargin()
                ? graph.initializer(OnnxTensor.truth(ModelFile.FITTED, false))
                : graph.node(
                        "And",
                        List.of(
                                graph.node("Equal", List.of(from.height(), graph.row(size))),
                                graph.node("Equal", List.of(from.width(), graph.row(size)))));
        OnnxGraph as = graph.branch("as_it_is");
        output(as, as.node("Identity", List.of(pixels)));
        OnnxGraph resized = graph.branch("resized");
        output(resized, new ResizeNodes(resized, preprocess, shape).add(pixels, from));
        return graph.node(
                "If", List.of(fits), OnnxAttribute.of("then_branch", as), OnnxAttribute.of("else_branch", resized));
    }

    private void output(OnnxGraph branch, String value) {
        branch.output(
                OnnxValue.of(
                        value,
                        OnnxType.UINT8,
                        "n",
                        preprocess.size(),
                        preprocess.size(),
                        preprocess.channels().count()),
                value);
    }

    /** (value / 255 - mean) / spread, as (value - 255 mean) * (1 / (255 spread)). */
    private String normalised(String fitted) {
        int c = preprocess.channels().count();
        float[] mean = new float[c];
        float[] scale = new float[c];
        for (int i = 0; i < c; i++) {
            mean[i] = (float) (255 * preprocess.mean().get(i));
            scale[i] = (float) (1 / (255 * preprocess.spread().get(i)));
        }
        long[] shape = {1, c, 1, 1};
        String planes = graph.node("Transpose", List.of(fitted), OnnxAttribute.ints("perm", 0, 3, 1, 2));
        String real = graph.node("Cast", List.of(planes), OnnxAttribute.of("to", OnnxType.FLOAT.code()));
        String centred =
                graph.node("Sub", List.of(real, graph.initializer(OnnxTensor.floats("preprocess.mean", shape, mean))));
        return graph.node(
                "Mul", List.of(centred, graph.initializer(OnnxTensor.floats("preprocess.scale", shape, scale))));
    }

    /** Names of two values, each INT64 [1]. */
    record Sides(String height, String width) {}
}
