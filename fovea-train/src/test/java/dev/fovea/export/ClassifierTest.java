package dev.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.data.LabelSet;
import dev.fovea.data.PictureSource;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.model.Answers;
import dev.fovea.model.Channels;
import dev.fovea.model.Classifier;
import dev.fovea.model.Fit;
import dev.fovea.model.NamedPicture;
import dev.fovea.model.Outcome;
import dev.fovea.model.Prediction;
import dev.fovea.picture.Picture;
import dev.fovea.picture.UnreadablePicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTest {
    private final TinyNetwork network = new TinyNetwork(12, Fit.CROP, 12, Channels.RGB);
    private final Classifier classifier = Classifier.load(network.file());

    @AfterEach
    void close() {
        classifier.close();
    }

    @Test
    void everyWayInGivesTheSamePrediction(@TempDir Path folder) throws IOException {
        BufferedImage image = image();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        Path file = Files.write(folder.resolve("rose.png"), png.toByteArray());

        Prediction expected = classifier.predict(picture(image));
        assertThat(classifier.predict(image)).isEqualTo(expected);
        assertThat(classifier.predict(png.toByteArray())).isEqualTo(expected);
        assertThat(classifier.predict(new ByteArrayInputStream(png.toByteArray())))
                .isEqualTo(expected);
        assertThat(classifier.predict(file)).isEqualTo(expected);
        assertThat(classifier.predictFiles(List.of(file, file))).containsExactly(expected, expected);
        assertThat(classifier.predictPictures(List.of(picture(image)))).containsExactly(expected);
    }

    @Test
    void grayPictureIsSeenInThreeChannels() {
        Picture gray = TinyNetwork.picture(20, 20, 1, 3);
        assertThat(classifier.predict(gray)).isEqualTo(classifier.predict(gray.withChannels(3)));
    }

    @Test
    void predictionIsSortedAndNamed() {
        Prediction prediction = classifier.predict(TinyNetwork.picture(20, 20, 3, 3));
        List<Float> probabilities =
                prediction.all().stream().map(Prediction.Choice::probability).toList();
        assertThat(probabilities)
                .isSortedAccordingTo((a, b) -> Float.compare(b, a))
                .hasSize(5);
        assertThat(probabilities.stream().mapToDouble(p -> p).sum()).isEqualTo(1, within(1e-6));
        assertThat(prediction.label()).isEqualTo(classifier.labels().name(prediction.index()));
        assertThat(prediction.top(2)).isEqualTo(prediction.all().subList(0, 2));
    }

    /** Batches of 64: the sizes around their borders, and each row as if it came alone. */
    @Test
    void anyNumberOfPicturesGivesTheSameRows() {
        byte[] pixels = new byte[130 * 432];
        for (int i = 0; i < 130; i++) {
            System.arraycopy(TinyNetwork.picture(12, 12, 3, i).pixels(), 0, pixels, i * 432, 432);
        }
        float[] all = classifier.probabilities(pixels, 130);
        for (int n : new int[] {0, 1, 63, 64, 65, 128, 129}) {
            assertThat(classifier.probabilities(pixels, n))
                    .containsExactly(java.util.Arrays.copyOf(all, 5 * n), within(1e-6f));
        }
        assertThatThrownBy(() -> classifier.probabilities(pixels, 131)).hasMessageContaining("must be 56592 bytes");
    }

    @Test
    void manyThreadsGetTheSameAnswers() throws Exception {
        List<Picture> pictures = IntStream.range(0, 200)
                .mapToObj(i -> TinyNetwork.picture(12 + i % 7, 15, 3, i))
                .toList();
        List<Prediction> expected = pictures.stream().map(classifier::predict).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Prediction>> answers = new ArrayList<>();
        for (Picture picture : pictures) {
            answers.add(threads.submit(() -> classifier.predict(picture)));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo(expected.get(i));
        }
        threads.shutdown();
    }

    @Test
    void closingTwiceIsHarmlessAndUseAfterItIsNamed() {
        classifier.close();
        classifier.close();
        assertThatThrownBy(() -> classifier.predict(TinyNetwork.picture(12, 12, 3, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("classifier must be open");
    }

    @Test
    void unreadablePicturesAreRowsInTheirPlace() {
        List<NamedPicture> asked = IntStream.range(0, 1100)
                .mapToObj(i -> new NamedPicture("p" + i, source(i)))
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        classifier.predictEach(asked, outcomes::add);
        assertThat(outcomes)
                .extracting(Outcome::name)
                .isEqualTo(asked.stream().map(NamedPicture::name).toList());
        for (int i = 0; i < 1100; i++) {
            if (outcomes.get(i) instanceof Outcome.Predicted predicted) {
                assertThat(i % 100).isNotEqualTo(3);
                Prediction alone = classifier.predict(source(i).read());
                assertThat(predicted.prediction().probability()).isEqualTo(alone.probability(), within(1e-6f));
                assertThat(predicted.prediction().index()).isEqualTo(alone.index());
            } else {
                assertThat(i % 100).isEqualTo(3);
            }
        }
        assertThatThrownBy(() -> classifier.predictAll(asked))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("11 of 1100 were not: p3 (torn in two), p103");
    }

    @Test
    void answersOfADataSetSayWhichSamplesTheyAreOf() {
        List<Sample> samples = IntStream.range(0, 210)
                .mapToObj(i -> new Sample("p" + i, source(i), i % 5, null, null))
                .toList();
        Dataset data = new Dataset("made up", samples, classifier.labels(), new Task.SingleLabel(), List.of());
        Answers answers = classifier.answers(data);
        assertThat(answers.size()).isEqualTo(207);
        assertThat(answers.bad()).hasSize(3);
        assertThat(answers.positions())
                .startsWith(0, 1, 2, 4)
                .doesNotContain(3, 103, 203)
                .isSorted();
        Picture last = samples.get(answers.positions()[206]).picture();
        assertThat(answers.row(206))
                .containsExactly(
                        classifier.probabilities(network.preprocess.fit(last).pixels(), 1), within(1e-6f));
    }

    @Test
    void aClassifierOfOneLabelIsNotJudgedBySeveral() {
        Sample sample = new Sample("p", source(1), 0, null, null).withLabels(LabelSet.NONE);
        Dataset several = new Dataset("tagged", List.of(sample), classifier.labels(), new Task.MultiLabel(), List.of());
        assertThatThrownBy(() -> classifier.predictions(several))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(
                        "labels must be one a picture for this classifier, which says one, but may be several in \"tagged\".");
    }

    @Test
    void faultOfTheReceiverReachesTheCaller() {
        List<NamedPicture> asked = List.of(new NamedPicture("p", source(1)));
        assertThatThrownBy(() -> classifier.predictEach(asked, outcome -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
    }

    @Test
    void faultOfASourceThatIsNoBadPictureReachesTheCaller() {
        List<NamedPicture> asked = List.of(new NamedPicture("p", () -> {
            throw new IllegalStateException("broken source");
        }));
        assertThatThrownBy(() -> classifier.predictEach(asked, outcome -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("broken source");
    }

    private static PictureSource source(int i) {
        return () -> {
            if (i % 100 == 3) {
                throw new UnreadablePicture("torn in two");
            }
            return TinyNetwork.picture(12 + i % 9, 14, 3, i);
        };
    }

    private static BufferedImage image() {
        BufferedImage image = new BufferedImage(31, 23, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 31; x++) {
                image.setRGB(x, y, 0x10000 * (x * 8) + 0x100 * (y * 11) + (x * y) % 256);
            }
        }
        return image;
    }

    private static Picture picture(BufferedImage image) {
        byte[] pixels = new byte[23 * 31 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (image.getRGB(i / 3 % 31, i / 93) >> (16 - 8 * (i % 3)));
        }
        return new Picture(23, 31, 3, pixels);
    }
}
