package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Json;
import dev.fovea.fit.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Augmentation as a user types it. */
class AugmentCommandTest {
    @TempDir
    private static Path home;

    private static Path pictures;
    private static Path runs;
    private static Path recipe;

    @BeforeAll
    static void draw() throws IOException {
        pictures = DrawnFolder.write(home.resolve("signs"), 200);
        runs = home.resolve("runs");
        recipe = Files.writeString(home.resolve("recipe.yaml"), Json.YAML.write(Recipe.scratch()));
    }

    @Test
    void augmentDrawsAContactSheet() {
        Path sheet = home.resolve("a folder/sheet.png");
        Done done =
                fovea("augment", pictures.toString(), "--augment", "strong", "--rows", "3", "--out", sheet.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("Augmentation strong, signs at 28 x 28.")
                .contains("Contact sheet: ");
        assertThat(sheet).isNotEmptyFile();
        Done byRecipe = fovea(
                "augment",
                pictures.toString(),
                "--recipe",
                recipe.toString(),
                "--draws",
                "2",
                "--out",
                sheet.toString());
        assertThat(byRecipe.code()).as(byRecipe.err()).isZero();
        Done each = fovea("augment", pictures.toString(), "--each", "--draws", "1", "--out", sheet.toString());
        assertThat(each.code()).as(each.err()).isZero();
        Done other = fovea("augment", pictures.toString(), "--out", "sheet.jpg");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("sheet must be a .png");
        Done both = fovea("augment", pictures.toString(), "--each", "--augment", "light");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("both were given");
    }

    @Test
    void mixingIsPartOfTheRecipe() throws IOException {
        Done done = fovea(
                "train",
                pictures.toString(),
                "--model",
                "keras-mnist",
                "--epochs",
                "1",
                "--mixup",
                "0.2",
                "--cutmix",
                "1",
                "--augment",
                "randaugment",
                "--runs",
                runs.toString(),
                "--name",
                "mixed");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(Files.readString(runs.resolve("mixed/recipe.yaml")))
                .contains("mixup: 0.2")
                .contains("cutmix: 1.0")
                .contains("rand-augment:");
        Done refused = fovea("train", pictures.toString(), "--mixup", "-1", "--runs", runs.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("mixup must be 0..100, but was -1.0 (--mixup)");
    }
}
