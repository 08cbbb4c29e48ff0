package dev.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.model.Channels;
import dev.fovea.model.Classifier;
import dev.fovea.model.Fit;
import dev.fovea.model.Prediction;
import dev.fovea.model.Views;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import dev.fovea.picture.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Views against the same views made by hand and predicted one by one. */
class ViewsTest {
    private static final int SIZE = 14;

    private final TinyNetwork network = new TinyNetwork(SIZE, Fit.STRETCH, SIZE, Channels.RGB);
    private final Classifier classifier = Classifier.load(network.file());

    @AfterEach
    void close() {
        classifier.close();
    }

    private static Picture mirrored(Picture picture) {
        byte[] out = picture.pixels().clone();
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                for (int c = 0; c < 3; c++) {
                    out[(row * picture.width() + column) * 3 + c] =
                            (byte) picture.at(row, picture.width() - 1 - column, c);
                }
            }
        }
        return new Picture(picture.height(), picture.width(), 3, out);
    }

    /** 14 pixels are 7/8 of 16. */
    private static List<Picture> views(Picture picture, Views views) {
        List<Picture> out = new ArrayList<>(List.of(Resize.to(picture, SIZE, SIZE)));
        if (views == Views.CROPS || views == Views.FLIPPED_CROPS) {
            Picture larger = Resize.to(picture, 16, 16);
            for (int[] at : new int[][] {{0, 0}, {2, 0}, {0, 2}, {2, 2}, {1, 1}}) {
                out.add(new Window(at[0], at[1], SIZE, SIZE).of(larger));
            }
        }
        if (views.isMirrored()) {
            List.copyOf(out).forEach(view -> out.add(mirrored(view)));
        }
        return out;
    }

    @ParameterizedTest
    @EnumSource(Views.class)
    void isTheMeanOverViewsMadeByHand(Views views) {
        Picture picture = TinyNetwork.picture(23, 31, 3, 5);
        List<Picture> made = views(picture, views);
        assertThat(made).hasSize(views.count());
        double[] mean = new double[classifier.labels().size()];
        for (Picture view : made) {
            float[] row = classifier.probabilities(view.pixels(), 1);
            for (int c = 0; c < mean.length; c++) {
                mean[c] += row[c] / views.count();
            }
        }
        Prediction prediction = classifier.withViews(views).predict(picture);
        prediction
                .all()
                .forEach(choice ->
                        assertThat((double) choice.probability()).isCloseTo(mean[choice.index()], within(1e-6)));
    }

    @ParameterizedTest
    @EnumSource(Views.class)
    void manyPicturesAreAsOne(Views views) {
        Classifier several = classifier.withViews(views);
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            pictures.add(TinyNetwork.picture(10 + i % 9, 10 + i % 7, 3, i));
        }
        List<Prediction> together = several.predictPictures(pictures);
        for (int i = 0; i < pictures.size(); i++) {
            Prediction alone = several.predict(pictures.get(i));
            assertThat(together.get(i).label()).isEqualTo(alone.label());
            assertThat(together.get(i).probability()).isCloseTo(alone.probability(), within(1e-5f));
        }
    }

    @Test
    void offIsTheClassifierItself() {
        Picture picture = TinyNetwork.picture(23, 31, 3, 5);
        assertThat(classifier.withViews(Views.OFF).predict(picture)).isEqualTo(classifier.predict(picture));
        assertThat(Views.OFF.words()).isEqualTo("1 view of each picture: as it is");
        assertThat(Views.FLIPS.words()).isEqualTo("2 views of each picture: as it is and mirrored");
    }

    @Test
    void closesTogether() {
        Classifier several = classifier.withViews(Views.FLIPS);
        classifier.close();
        assertThatThrownBy(() -> several.predict(TinyNetwork.picture(9, 9, 3, 1)))
                .hasMessageContaining("classifier must be open");
    }

    @Test
    void aSmallNetworkHasCropsToo() {
        TinyNetwork tiny = new TinyNetwork(4, Fit.CROP, 4, Channels.GRAY);
        try (Classifier one = Classifier.load(tiny.file())) {
            assertThat(one.withViews(Views.FLIPPED_CROPS)
                            .predict(TinyNetwork.picture(5, 9, 3, 1))
                            .all())
                    .hasSize(5);
        }
    }
}
