package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.data.Labels;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    private Path home;

    /** Two hundred samples in folds, of which the first are right. */
    private static String predictions(int right, int folds, int samples) {
        List<Predictions.Row> rows = new ArrayList<>();
        float[] probabilities = new float[2 * samples];
        for (int i = 0; i < samples; i++) {
            rows.add(new Predictions.Row("p" + i + ".png", 1, null, i % folds));
            probabilities[2 * i] = i < right ? 0.25f : 0.75f;
            probabilities[2 * i + 1] = i < right ? 0.75f : 0.25f;
        }
        return PredictionsCsv.write(new Predictions(new Labels(List.of("cat", "dog")), rows, probabilities));
    }

    private String run(String name, String predictions) throws IOException {
        Path folder = Files.createDirectories(home.resolve("runs").resolve(name));
        Files.writeString(folder.resolve("predictions.csv"), predictions);
        return folder.toString();
    }

    @Test
    void saysWhetherADifferenceIsRealAndWritesIt() throws IOException {
        String old = run("old", predictions(150, 4, 200));
        run("new", predictions(180, 4, 200));
        Path json = home.resolve("compared.json");
        Done done = fovea("compare", old, "new", "--runs", home.resolve("runs").toString(), "--json", json.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .startsWith("200 samples")
                .contains("Right alone: old on 0 samples, new on 30")
                .contains("Fold by fold, 4 folds: +15.0 points")
                .contains("The difference is real: new is right more often, by 15.0 points here");
        JsonNode tree = Json.JSON.tree(Files.readString(json), "compared");
        assertThat(tree.fieldNames())
                .toIterable()
                .containsExactly("n", "verdict", "accuracy", "logLoss", "paired", "folds");
        assertThat(tree.path("verdict").asText()).isEqualTo("real");
        assertThat(tree.at("/paired/method").asText()).isEqualTo("exact mcnemar");
    }

    @Test
    void takesTablesOfAnyOriginAndSaysWhatIsNotShown() throws IOException {
        Path one = Files.writeString(home.resolve("one.csv"), predictions(150, 4, 200));
        Path two = Files.writeString(home.resolve("two.csv"), predictions(152, 5, 200));
        Done done = fovea("compare", one.toString(), two.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("one.csv", "two.csv", "No real difference is shown.", "samples like these to show")
                .contains("Their folds are not the same");
    }

    @Test
    void refusesWhatCannotBeCompared() throws IOException {
        String old = run("old", predictions(150, 4, 200));
        String few = run("few", predictions(90, 4, 100));
        Done other = fovea("compare", old, few);
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .contains("samples must be the same in both, but only 100 are in both (of 200 and 100). Compare runs");
        Files.createDirectories(home.resolve("runs/begun"));
        Done begun = fovea("compare", old, home.resolve("runs/begun").toString());
        assertThat(begun.code()).isEqualTo(2);
        assertThat(begun.err()).contains("run must have predictions to compare", "fovea train --resume");
        Done nowhere = fovea("compare", old, "nowhere");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("but \"nowhere\" was none. See them with: fovea runs");
        Path text = Files.writeString(home.resolve("text.csv"), "hello\n");
        assertThat(fovea("compare", old, text.toString()).code()).isEqualTo(2);
        assertThat(fovea("compare", old).err()).contains("SECOND must be given");
    }
}
