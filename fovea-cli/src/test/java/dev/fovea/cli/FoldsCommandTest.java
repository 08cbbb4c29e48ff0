package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fovea train --folds} takes, and what it leaves. */
class FoldsCommandTest {
    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // made once for all tests
    private static Path pictures;

    @SuppressWarnings("NullAway.Init")
    private static Path runs;

    @BeforeAll
    static void draw() throws IOException {
        pictures = DrawnFolder.write(home.resolve("signs"), 400);
        runs = home.resolve("runs");
    }

    /** Groups from a column of a table, each held out once, and one more network trained on all. */
    @Test
    void groupsOfATableAreHeldOutAndAllPicturesAreTrainedOn() throws IOException {
        StringBuilder table = new StringBuilder("path,label,group\n");
        try (Stream<Path> files = Files.walk(pictures)) {
            List<Path> some = files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
            for (int i = 0; i < 150; i++) {
                Path file = some.get(i);
                table.append(pictures.relativize(file) + "," + file.getParent().getFileName() + ",day" + i % 3 + "\n");
            }
        }
        Path csv = Files.writeString(pictures.resolve("days.csv"), table);
        Done done = fovea(
                "train",
                csv.toString(),
                "--folds",
                "groups",
                "--final",
                "refit",
                "--epochs",
                "1",
                "--runs",
                runs.toString(),
                "--name",
                "days",
                "--model",
                "keras-mnist");
        Files.delete(csv);
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("Fold 3 of 3").contains("one more network, trained on all 150 pictures");
        assertThat(Files.readAllLines(runs.resolve("days/folds.csv")))
                .hasSize(151)
                .filteredOn(line -> line.endsWith(",day1"))
                .hasSize(50)
                .allMatch(line -> line.endsWith(",2,day1"));
        assertThat(Files.readString(runs.resolve("days/recipe.yaml")))
                .contains("folds: groups")
                .contains("final: refit");
    }

    @Test
    void whatFoldsCannotBeIsRefused() {
        assertThat(fovea("train", pictures.toString(), "--folds", "many").err())
                .contains("folds must be a number or groups, but was \"many\"");
        assertThat(fovea("train", pictures.toString(), "--final", "refit").err())
                .contains("final must come with folds, but was refit without. Try --folds 5.");
        assertThat(fovea("train", pictures.toString(), "--folds", "groups", "--runs", runs + "")
                        .err())
                .contains(
                        "samples must all have a group to hold groups out (--folds groups), but 400 of 400 have none");
        assertThat(fovea("train", pictures.toString(), "--freeze", "most").err())
                .contains("freeze must be nothing or backbone, but was \"most\"");
    }
}
