package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options about learning reach the recipe under their own names, and bad ones are answered with the repair. */
class LearningOptionsTest {
    @TempDir
    private Path home;

    private Done train(String... more) throws IOException {
        Path network = home.resolve("small.yaml");
        Files.writeString(network, """
                name: small
                input: [1, 16, 16]
                layers:
                  - residual: {channels: 4, stride: 2}
                  - residual: {channels: 4, stride: 2, drop-path: 0.3}
                  - global-average-pool
                  - dense: 10
                """);
        List<String> all = new ArrayList<>(
                List.of("train", "drawn", "--model", network.toString(), "--shares", "4/4/92", "--epochs", "2"));
        all.addAll(List.of("--runs", home.resolve("runs").toString(), "--name", "one"));
        all.addAll(List.of(more));
        return fovea(all.toArray(String[]::new));
    }

    @Test
    void everyOptionIsAKeyOfTheRecipe() throws IOException {
        Done done =
                train("--optimizer=sgd --momentum=0.8 --nesterov --rate=0.02 --schedule=plateau --warm-up=0.5 --focal=2"
                        .concat(" --class-weights=balanced --sampling=balanced --weight-decay=0.001 --l1=1e-6")
                        .concat(" --label-smoothing=0.02 --stochastic-depth=0.1 --clip=1 --ema=0.9 --swa=0.5")
                        .concat(" --batch=auto --accumulate=2 --precision=bf16 --fall-back --patience=5")
                        .split(" "));
        assertThat(done.code()).as(done.err()).isZero();
        var recipe = Json.YAML.tree(Files.readString(home.resolve("runs/one/recipe.yaml")), "recipe");
        assertThat(recipe.at("/optimizer").toString())
                .contains("\"sgd\"", "\"momentum\":0.8", "\"nesterov\":true", "0.02", "0.001");
        assertThat(recipe.at("/schedule").toString()).contains("plateau").contains("\"warm-up\":0.5");
        assertThat(recipe.at("/regularisation").toString())
                .isEqualTo("{\"label-smoothing\":0.02,\"class-weights\":\"balanced\",\"focal\":2.0,\"l1\":1.0E-6,"
                        + "\"clip\":1.0,\"stochastic-depth\":0.1,\"ema\":0.9,\"swa\":0.5}");
        assertThat(recipe.at("/data/sampling").asText()).isEqualTo("balanced");
        assertThat(recipe.at("/length/batch").asInt()).isEqualTo(8);
        assertThat(recipe.at("/length/accumulate").asInt()).isEqualTo(2);
        assertThat(recipe.at("/machine/fall-back").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--batch=many|batch must be auto or a whole number from 1 on, but was \"many\". Try --batch auto.",
                "--batch=0|batch must be auto or a whole number",
                "--accumulate=-1|accumulate must be 1..65536, but was -1. Try --accumulate 4.",
                "--focal=-1|focal must be at least 0 and finite, but was -1.0. Try --focal 2.",
                "--swa=2|swa must be 0..1, but was 2.0. Try --swa 0.25.",
                "--stochastic-depth=1|stochastic-depth must be at least 0 and below 1, but was 1.0.",
                "--schedule=plataeu|Did you mean \"plateau\"?",
                "--warm-up=1|warm-up must come with another schedule than one-cycle",
                "--sampling=even|--sampling",
                "--focl=2|Did you mean \"--focal\"?"
            })
    void badValuesAreAnsweredWithTheRepair(String option, String answer) throws IOException {
        Done done = train(option);
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains(answer);
    }

    @Test
    void stochasticDepthWantsResidualBlocks() {
        Done done = fovea("train", "drawn", "--stochastic-depth", "0.1", "--runs", home.toString());
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("network of residual blocks, but compact has none");
    }

    @Test
    void rateSaysWhatToGoOnWith() throws IOException {
        Path into = home.resolve("the rate");
        Done done = fovea(
                "rate",
                "drawn",
                "--shares",
                "10/10/80",
                "--model",
                "keras-mnist",
                "--batch",
                "32",
                "--into",
                into.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("Suggested rate: 0.0")
                .contains("Go on with: fovea train drawn --shares 10/10/80 --model keras-mnist --batch 32 --rate 0.0");
        assertThat(Files.readString(into.resolve("rate.svg")))
                .startsWith("<svg")
                .contains("suggested: ");
        assertThat(Files.readAllLines(into.resolve("rate.csv")).get(0)).isEqualTo("rate,loss,smoothed");
    }
}
