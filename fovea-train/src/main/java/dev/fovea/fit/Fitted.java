package dev.fovea.fit;

import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.export.ModelGraph;
import dev.fovea.export.NetworkNodes;
import dev.fovea.export.Parity;
import dev.fovea.export.ParityGate;
import dev.fovea.model.Calibrating;
import dev.fovea.model.Calibration;
import dev.fovea.model.Classifier;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Preprocess;
import dev.fovea.model.Provenance;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkGraph;
import dev.fovea.net.NetworkYaml;
import dev.fovea.net.Weights;
import dev.fovea.picture.Picture;
import dev.fovea.score.Thresholds;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A trained network, and how to make a model file of it.
 *
 * @param recipe that it was trained by, with nothing left to choose
 * @param network what was trained
 * @param values its arrays by name, of the best epoch
 * @param preprocess with mean and spread of the training part
 * @param labels the classes
 * @param history how it went
 */
public record Fitted(
        Recipe recipe,
        Network network,
        Map<String, float[]> values,
        Preprocess preprocess,
        Labels labels,
        History history) {
    /** Pictures that the parity gate looks at. */
    static final int GATE = 200;

    /** Of these, how many go through the network at once. */
    private static final int TOGETHER = 32;

    /** A model file that has passed the gate. Immutable by agreement: its bytes are not copied. */
    public static final class Exported {
        private final byte[] file;
        private final Parity parity;
        private final List<String> notes;

        /**
         * @param file as {@link ParityGate} has passed it
         * @param notes of its calibration, in sentences
         */
        public Exported(byte[] file, Parity parity, List<String> notes) {
            this.file = file;
            this.parity = parity;
            this.notes = List.copyOf(notes);
        }

        /** The bytes of {@code model.onnx}. */
        public byte[] file() {
            return file;
        }

        /** What was measured on the validation part for the file's calibration, in sentences; empty where nothing was. */
        public List<String> notes() {
            return notes;
        }

        /** How near ONNX Runtime came to the network. */
        public Parity parity() {
            return parity;
        }
    }

    /**
     * Writes the model file and holds it against the network on real pictures.
     *
     * @param provenance where it comes from
     * @param pictures the validation part; of its pictures some, spread evenly, are compared, and the calibration is measured on
     *     them, which of several labels a picture is each one's threshold. Where training had no validation part these are others,
     *     and there is no calibration
     * @throws dev.fovea.base.FoveaException if the file does not answer as the network does
     */
    public Exported export(Provenance provenance, Dataset pictures) {
        ModelCard card = card(provenance, Calibration.NONE, headlines());
        Calibrating.Measured measured = calibration(card, pictures);
        List<Picture> shown =
                shown(pictures).samples().stream().map(Sample::picture).toList();
        float[][] expected = probabilities(shown, measured.calibration().temperature());
        Exported out = export(card.withCalibration(measured.calibration()), shown, expected);
        return new Exported(out.file(), out.parity(), measured.notes());
    }

    /**
     * The same with a card that is made already, held against answers that are known.
     *
     * @param shown real pictures
     * @param expected their probabilities, a row each
     */
    public Exported export(ModelCard card, List<Picture> shown, float[][] expected) {
        byte[] file = bytes(card);
        return new Exported(file, ParityGate.check(file, shown, expected), List.of());
    }

    /**
     * The same for one of several files whose graphs differ in the head's numbers alone, where the graph's own resize is looked
     * at in the one that ships.
     */
    public byte[] exportAlike(ModelCard card, List<Picture> shown, float[][] expected) {
        byte[] file = bytes(card);
        ParityGate.checkFitted(file, shown, expected);
        return file;
    }

    /**
     * What the model file says about itself.
     *
     * @param figures a few headlines by name
     */
    public ModelCard card(Provenance provenance, Calibration calibration, Map<String, Double> figures) {
        return new ModelCard(
                ModelCard.FORMAT,
                NetworkYaml.write(network),
                labels,
                preprocess,
                recipe.network().asked(),
                calibration,
                figures,
                provenance);
    }

    /** By what the model file itself says of the validation part. */
    private Calibrating.Measured calibration(ModelCard card, Dataset validation) {
        if (history.bestEpoch().validation().n() == 0) {
            return new Calibrating.Measured(Calibration.NONE, List.of());
        }
        ModelFile plain = ModelFile.of(bytes(card), "the exported model file");
        try (Classifier classifier = Classifier.load(plain, recipe.machine().threads())) {
            return switch (card.task().kind()) {
                case SINGLE_LABEL, ORDINAL -> Calibrating.on(classifier, validation);
                case MULTI_LABEL ->
                    new Calibrating.Measured(
                            Calibration.thresholds(Thresholds.of(classifier.predictions(validation))), List.of());
            };
        }
    }

    private byte[] bytes(ModelCard card) {
        return ModelGraph.bytes(card, (graph, input) -> {
            NetworkGraph.Outputs made = NetworkGraph.add(graph, input, network, values);
            return new NetworkNodes.Outputs(made.logits(), made.features());
        });
    }

    /** How well it did on its validation part, by name; empty where it had none. */
    public Map<String, Double> headlines() {
        Map<String, Double> out = new LinkedHashMap<>();
        if (history.bestEpoch().validation().n() > 0) {
            out.put(
                    "validation " + recipe.network().asked().measure(),
                    history.bestEpoch().validation().accuracy());
            out.put("validation loss", history.bestEpoch().validation().loss());
        }
        return out;
    }

    /** As many samples as the parity gate looks at, spread evenly over these. */
    public static Dataset shown(Dataset pictures) {
        return shown(pictures, GATE);
    }

    /** So many at most, spread evenly over these. */
    public static Dataset shown(Dataset pictures, int most) {
        int n = Math.min(most, pictures.size());
        return pictures.subset(IntStream.range(0, n)
                .mapToObj(i -> (int) ((long) i * pictures.size() / n))
                .toList());
    }

    /** The network's own answers in full precision with a temperature, one row for each picture. */
    public float[][] probabilities(List<Picture> pictures, double temperature) {
        Engine.enter(recipe.machine().threads());
        float[][] out = new float[pictures.size()][];
        InputTensor input = new InputTensor(preprocess, Precision.FP32);
        try (Weights weights = Weights.blank(network, Precision.FP32);
                Logits reference = new Logits(network, weights, input)) {
            weights.take(values);
            for (int from = 0; from < out.length; from += TOGETHER) {
                int n = Math.min(TOGETHER, out.length - from);
                float[] rows = reference.of(pixels(pictures.subList(from, from + n)), n);
                int classes = rows.length / n;
                for (int i = 0; i < n; i++) {
                    float[] logits = Arrays.copyOfRange(rows, i * classes, (i + 1) * classes);
                    out[from + i] = Softmax.of(logits, asked(), temperature);
                }
            }
        }
        return out;
    }

    private Task asked() {
        return recipe.network().asked();
    }

    /** Of pictures as the network takes them, one after the other. */
    private byte[] pixels(List<Picture> pictures) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pictures.forEach(picture -> out.writeBytes(preprocess.fit(picture).pixels()));
        return out.toByteArray();
    }
}
