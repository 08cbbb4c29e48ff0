package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Classifier;
import dev.fovea.picture.Picture;
import dev.fovea.score.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts of dots, from pictures to the model file and back: classes that have an order. */
class OrdinalRoadTest {
    private static final int SIDE = 28;

    /** On purpose not in order. */
    private static final List<String> COUNTS = List.of("10-many", "2-few", "6-some");

    @TempDir
    private Path folder;

    private static Dataset dots(int n) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int label = i % COUNTS.size();
            int count = Integer.parseInt(COUNTS.get(label).replaceFirst("-.*", ""));
            Picture picture = draw(count, Seed.of(i).random());
            samples.add(new Sample("dots-" + i, () -> picture, label, null, null));
        }
        return new Dataset("dots", samples, new Labels(COUNTS), new Task.SingleLabel(), List.of());
    }

    private static Picture draw(int count, SplittableRandom random) {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int drawn = 0; drawn < count; ) {
            int x = 1 + random.nextInt(SIDE - 4);
            int y = 1 + random.nextInt(SIDE - 4);
            if (isFree(pixels, x, y)) {
                for (int i = 0; i < 9; i++) {
                    pixels[(y + i / 3) * SIDE + x + i % 3] = (byte) 255;
                }
                drawn++;
            }
        }
        return new Picture(SIDE, SIDE, 1, pixels);
    }

    private static boolean isFree(byte[] pixels, int x, int y) {
        for (int i = 0; i < 25; i++) {
            if (pixels[(y - 1 + i / 5) * SIDE + x - 1 + i % 5] != 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theOrderGoesFromTheLabelsIntoLossModelAndFigures() throws IOException {
        Recipe plain = Recipe.scratch().withModel("keras-mnist").withEpochs(4);
        Recipe ordinal = plain.withNetwork(plain.network().withTask(new Task.Ordinal()));

        Run run = new Road(new Trainer(ordinal).into(folder), Interrupt.NEVER, Progress.silent())
                .travel(dots(900))
                .run();

        Evaluation test = Evaluation.fromJson(
                Files.readString(run.folder().path().resolve("evaluation.json")), "evaluation.json");
        assertThat(test.overall().quadraticKappa()).isNotNull();
        assertThat(test.overall().quadraticKappa().value()).isGreaterThan(0.8);
        assertThat(Files.readString(run.folder().path().resolve("recipe.yaml"))).contains("task: ordinal");
        try (Classifier classifier = run.classifier()) {
            assertThat(classifier.labels().names()).containsExactly("2-few", "6-some", "10-many");
            assertThat(classifier.card().task()).isEqualTo(new Task.Ordinal());
        }
        Recipe again = RecipeFile.read(run.folder().path().resolve("recipe.yaml"));
        assertThat(again.network().task()).isEqualTo(new Task.Ordinal());
    }
}
