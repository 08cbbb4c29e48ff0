package dev.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.model.Channels;
import dev.fovea.model.Classifier;
import dev.fovea.model.Fit;
import dev.fovea.model.ModelCard;
import dev.fovea.onnx.OnnxFile;
import dev.fovea.onnx.OnnxReader;
import dev.fovea.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelGraphTest {
    @ParameterizedTest
    @CsvSource({"CROP,GRAY,12", "CROP,RGB,12", "PAD,RGB,12", "STRETCH,GRAY,12", "CROP,RGB,14"})
    void fileSaysWhatPlainLoopsSay(Fit fit, Channels colours, int resize) {
        TinyNetwork network = new TinyNetwork(12, fit, resize, colours);
        try (Classifier classifier = Classifier.load(network.file())) {
            for (int seed = 0; seed < 20; seed++) {
                Picture fitted = TinyNetwork.picture(12, 12, colours.count(), seed);
                float[] expected = network.probabilities(fitted, 1.5);
                assertThat(classifier.probabilities(fitted.pixels(), 1)).containsExactly(expected, within(2e-6f));
            }
        }
    }

    /** Many sizes: smaller and larger than the network's, wide and tall, and a side that would round to nothing. */
    @ParameterizedTest
    @CsvSource({"CROP,16", "CROP,20", "PAD,16", "STRETCH,16"})
    void graphResizesAsPreprocessDoes(Fit fit, int resize) {
        TinyNetwork network = new TinyNetwork(16, fit, resize, Channels.RGB);
        int[][] sizes = {{16, 16}, {31, 47}, {47, 31}, {9, 7}, {16, 40}, {100, 64}, {17, 16}, {1, 90}, {240, 3}};
        try (Classifier classifier = Classifier.load(network.file())) {
            for (int[] size : sizes) {
                Picture picture = TinyNetwork.picture(size[0], size[1], 3, size[0]);
                float[] expected = network.probabilities(network.preprocess.fit(picture), 1.5);
                assertThat(classifier.probabilitiesByGraph(picture))
                        .as("%d x %d", size[1], size[0])
                        .containsExactly(expected, within(5e-3f)); // a level of 255 in a few pixels
            }
        }
    }

    @Test
    void fileHoldsParametersUnderTheirOwnNamesAndTheCard() {
        TinyNetwork network = new TinyNetwork(12, Fit.CROP, 12, Channels.GRAY);
        OnnxFile file = OnnxReader.read(network.file(), "test");
        assertThat(file.opset()).isEqualTo(18);
        assertThat(file.initializer("conv.weight").shape()).isEqualTo(List.of(4L, 1L, 3L, 3L));
        assertThat(file.initializer("head.weight").floats()[1]).isEqualTo((float) (Math.cos(0.7) / 10));
        ModelCard card = ModelCard.of(file.metadata(), "test");
        assertThat(card.preprocess()).isEqualTo(network.preprocess);
        assertThat(card.provenance().weightsSha256())
                .isEqualTo(ModelGraph.sha256(file.initializers().values()));
        assertThat(file.metadata()).containsEntry("labels", "daisy\ndandelion\nrose\nsunflower\ntulip");
    }

    @Test
    void sameNetworkGivesTheSameBytes() {
        assertThat(new TinyNetwork(12, Fit.PAD, 12, Channels.RGB).file())
                .isEqualTo(new TinyNetwork(12, Fit.PAD, 12, Channels.RGB).file());
    }
}
