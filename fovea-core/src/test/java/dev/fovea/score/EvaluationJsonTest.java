package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {
    private final Evaluation evaluation = Evaluation.of(Cases.drawn(60, Cases.labels(4), 2, 1), "test", Seed.of(1));

    @Test
    void readsWhatItWrites() {
        assertThat(Evaluation.fromJson(evaluation.toJson(), "evaluation.json")).isEqualTo(evaluation);
    }

    @Test
    void hasTheKeysThatWereAgreed() {
        JsonNode tree = Json.JSON.tree(evaluation.toJson(), "evaluation.json");
        assertThat(tree.fieldNames())
                .toIterable()
                .containsExactly("part", "n", "accuracy", "topK", "overall", "averages", "classes", "confusion");
        assertThat(tree.get("accuracy").fieldNames()).toIterable().containsExactly("value", "low", "high", "method");
        assertThat(tree.at("/accuracy/method").asText()).isEqualTo("wilson");
        assertThat(tree.at("/overall/logLoss/method").asText()).isEqualTo("bootstrap");
        assertThat(tree.at("/classes/2/label").asText()).isEqualTo("c2");
        assertThat(tree.at("/classes/2/scores/rocAuc/value").isDouble()).isTrue();
        assertThat(tree.at("/confusion/3")).hasSize(4);
    }

    @Test
    void leavesOutWhatIsNotDefined() {
        Evaluation one = Evaluation.of(
                Predictions.of(Cases.labels(3), new int[] {1}, new float[] {0.25f, 0.5f, 0.25f}), "test", Seed.of(1));
        assertThat(one.toJson()).doesNotContain("NaN", "null", "matthews");
        assertThat(Evaluation.fromJson(one.toJson(), "evaluation.json")).isEqualTo(one);
        assertThat(one.classes().get(0).scores().recall()).isNull();
    }

    @Test
    void nothingIsNotANumberInAnyDegenerateCase() throws IOException {
        List<Evaluation> all = new ArrayList<>();
        for (JsonNode golden : Cases.golden("metrics")) {
            Predictions predictions = Cases.predictions(golden);
            Evaluation one = Evaluation.of(predictions, "fold", Seed.of(1));
            Evaluation pooled = Evaluation.of(Predictions.pooled(List.of(predictions, predictions)), "all", Seed.of(1));
            String folds = FoldsEvaluation.of(List.of(one, one), pooled).toJson();
            String compared =
                    Comparison.of(predictions, predictions, Seed.of(1)).toJson();
            assertThat(one.toJson() + folds + compared).doesNotContain("NaN", "Infinity", "null");
            all.add(one);
        }
        assertThat(all).hasSize(15);
    }

    @Test
    void refusesOtherText() {
        assertThatThrownBy(() ->
                        Evaluation.fromJson(evaluation.toJson().replaceFirst("accuracy", "acuracy"), "evaluation.json"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("one was \"acuracy\". Did you mean \"accuracy\"?");
        String without = evaluation.toJson().replaceFirst("(?s)\"overall\" : \\{.*?\\n  },", "");
        assertThatThrownBy(() -> Evaluation.fromJson(without, "evaluation.json"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("overall");
        assertThatThrownBy(() -> FoldsEvaluation.fromJson(evaluation.toJson(), "evaluation.json"))
                .hasMessageContaining("must have the key \"folds\"");
    }

    @Test
    void foldsHoldThePooledFiguresAndTheSpread() {
        List<Predictions> folds = new ArrayList<>();
        List<Evaluation> each = new ArrayList<>();
        for (int f = 0; f < 3; f++) {
            Predictions fold = Cases.drawn(40 + f, Cases.labels(4), 2, f).inFold(f);
            folds.add(fold);
            each.add(Evaluation.of(fold, "test", Seed.of(f)));
        }
        Evaluation pooled = Evaluation.of(Predictions.pooled(folds), "out-of-fold", Seed.of(1));
        FoldsEvaluation all = FoldsEvaluation.of(each, pooled);
        assertThat(FoldsEvaluation.fromJson(all.toJson(), "evaluation.json")).isEqualTo(all);
        assertThat(Evaluation.fromJson(all.toJson(), "evaluation.json")).isEqualTo(pooled);
        JsonNode tree = Json.JSON.tree(all.toJson(), "evaluation.json");
        assertThat(tree.get("n").asInt()).isEqualTo(123);
        assertThat(tree.at("/folds/sizes").toString()).isEqualTo("[40,41,42]");
        double[] values = each.stream().mapToDouble(e -> e.accuracy().value()).toArray();
        double mean = (values[0] + values[1] + values[2]) / 3;
        assertThat(tree.at("/folds/metrics/accuracy/mean").asDouble()).isCloseTo(mean, within(1e-12));
        assertThat(tree.at("/folds/metrics/accuracy/folds").asInt()).isEqualTo(3);
        assertThat(MeanSpread.of("overall.logLoss", List.of(2.0, 4.0, 9.0), 0.5).spread())
                .isCloseTo(Math.sqrt(13), within(1e-12));

        assertThatThrownBy(() -> FoldsEvaluation.of(each, evaluation))
                .hasMessageContaining("must be the folds' 123, but were 60");
    }
}
