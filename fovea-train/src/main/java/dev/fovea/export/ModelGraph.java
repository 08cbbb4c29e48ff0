package dev.fovea.export;

import dev.fovea.base.Sha256;
import dev.fovea.model.ModelCard;
import dev.fovea.onnx.OnnxAttribute;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.onnx.OnnxModel;
import dev.fovea.onnx.OnnxTensor;
import dev.fovea.onnx.OnnxType;
import dev.fovea.onnx.OnnxValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The model file: preprocess, network, calibration and softmax (of several labels a picture: sigmoid) in one graph of standard operators, and the
 * {@link ModelCard} in its metadata.
 *
 * <p>Input {@code pixels} UINT8 [n, height, width, c]: decoded pictures of any one size. Outputs {@code probabilities}
 * [n, k], {@code logits} [n, k] before calibration, and {@code features} [n, f].
 */
public final class ModelGraph {
    private ModelGraph() {}

    /**
     * Writes the file.
     *
     * @param card what the file says about itself; its preprocess and calibration are what the graph does, and the hash
     *     of the stored numbers is filled in here
     * @param network what adds the network
     * @return the bytes of {@code model.onnx}, at most 2 GiB
     */
    public static byte[] bytes(ModelCard card, NetworkNodes network) {
        OnnxGraph graph = new OnnxGraph("fovea");
        int c = card.preprocess().channels().count();
        String pixels = graph.input(OnnxValue.of("pixels", OnnxType.UINT8, "n", "height", "width", c));
        NetworkNodes.Outputs made = network.add(graph, PreprocessNodes.add(graph, card.preprocess(), pixels));
        float temperature = (float) card.calibration().temperature();
        String divisor = graph.initializer(OnnxTensor.floats("calibration.temperature", new long[0], temperature));
        String calibrated = graph.node("Div", List.of(made.logits(), divisor));
        String probabilities = switch (card.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> graph.node("Softmax", List.of(calibrated), OnnxAttribute.of("axis", 1));
            case MULTI_LABEL -> graph.node("Sigmoid", List.of(calibrated));
        };

        int k = card.labels().size();
        graph.output(OnnxValue.of("probabilities", OnnxType.FLOAT, "n", k), probabilities);
        graph.output(OnnxValue.of("logits", OnnxType.FLOAT, "n", k), made.logits());
        graph.output(OnnxValue.of("features", OnnxType.FLOAT, "n", "f"), made.features());
        ModelCard whole = card.withProvenance(card.provenance().withWeights(sha256(graph.initializers())));
        return new OnnxModel(
                        graph, whole.toMetadata(), card.provenance().machine().fovea())
                .toBytes();
    }

    /**
     * One hash over stored numbers: name, shape and bytes of each, in the order of their names. Equal networks give
     * equal hashes, whatever else the files say.
     *
     * @param tensors of distinct names
     */
    public static String sha256(Collection<OnnxTensor> tensors) {
        MessageDigest digest = Sha256.digest();
        tensors.stream().sorted(Comparator.comparing(OnnxTensor::name)).forEach(tensor -> {
            digest.update((tensor.toString() + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                tensor.write(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // nothing is written anywhere
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
