package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Schedule;
import dev.fovea.fit.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeFileTest {
    @TempDir
    private Path folder;

    private Recipe read(String yaml) throws IOException {
        return RecipeFile.read(Files.writeString(folder.resolve("recipe.yaml"), yaml));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Recipe recipe = Recipe.scratch()
                .withSeed(5)
                .withOptimizer(new Sgd(0.1, 0.9, true, 5e-4))
                .withSchedule(Schedule.named("step", 2));
        assertThat(read(Json.YAML.write(recipe))).isEqualTo(recipe);
    }

    @Test
    void whatIsLeftOutIsAsUsual() throws IOException {
        Recipe usual = Recipe.scratch();
        assertThat(read("length: {epochs: 3}")).isEqualTo(usual.withEpochs(3));
        assertThat(read("machine: {seed: 7}")).isEqualTo(usual.withSeed(7));
    }

    @Test
    void anotherKindTakesNothingFromTheUsualOne() throws IOException {
        assertThat(read("optimizer: {kind: sgd, rate: 0.1, momentum: 0.9}").optimizer())
                .isEqualTo(new Sgd(0.1, 0.9, false, 0));
        assertThatThrownBy(() -> read("optimizer: {kind: sgd}")).hasMessageContaining("rate must be above 0");
    }

    @Test
    void unknownKeysAreRefusedWithTheNearest() {
        assertThatThrownBy(() -> read("length: {epoch: 3}"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("Did you mean \"epochs\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "just words", "- a\n- list", "length: {epochs: [", "length: {accumulate: 0}"})
    void whatIsNoRecipeIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("recipe")
                .hasMessageNotContaining("null");
    }
}
