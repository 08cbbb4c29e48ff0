package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every metric of several labels a sample against scikit-learn 1.9.1; sets.json is made by {@code python sets.py} beside it. */
class SetGoldenTest {
    private static JsonNode golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(SetGoldenTest.class.getResourceAsStream("sets.json"))) {
            return Json.JSON.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8), "sets.json");
        }
    }

    private static Predictions predictions(JsonNode golden) {
        List<Predictions.Row> rows = new ArrayList<>();
        List<LabelSet> said = new ArrayList<>();
        int k = golden.get("thresholds").size();
        float[] probabilities = new float[golden.get("probabilities").size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = golden.get("probabilities").get(i).floatValue();
        }
        for (int i = 0; i < golden.get("truth").size(); i++) {
            JsonNode truth = golden.get("truth").get(i);
            int row = i * k;
            rows.add(new Predictions.Row(
                    "n" + i,
                    LabelSet.of(IntStream.range(0, k).filter(c -> truth.get(c).asInt() == 1)),
                    null,
                    null));
            said.add(LabelSet.of(IntStream.range(0, k)
                    .filter(c -> probabilities[row + c]
                            >= golden.get("thresholds").get(c).asDouble())));
        }
        return Predictions.ofSets(Cases.labels(k), rows, probabilities, said);
    }

    @Test
    void everyMetricEqualsScikitLearnAndNoOtherIsDefined() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonNode golden : golden()) {
            String where = golden.get("name").asText();
            Evaluation evaluation = Evaluation.of(predictions(golden), "test", Seed.of(1));
            Set<String> expected = new TreeSet<>();
            golden.get("values").fieldNames().forEachRemaining(expected::add);
            assertThat(new TreeSet<>(evaluation.metrics().keySet())).as(where).isEqualTo(expected);
            evaluation.metrics().forEach((name, estimate) -> {
                double value = golden.get("values").get(name).doubleValue();
                if (!(Math.abs(estimate.value() - value) <= 1e-9)) {
                    wrong.add(where + ": " + name + " is " + estimate.value() + ", not " + value);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theWorkIsSeenToBeDone() throws IOException {
        assertThat(golden()).hasSize(7);
        assertThat(golden().get(0).get("values")).hasSize(47);
    }

    @Test
    void jsonAndCsvComeBackAsTheyWere() throws IOException {
        Predictions predictions = predictions(golden().get(1));
        Evaluation evaluation = Evaluation.of(predictions, "test", Seed.of(1));

        assertThat(PredictionsCsv.read(PredictionsCsv.write(predictions), "p.csv"))
                .isEqualTo(predictions);
        assertThat(Evaluation.fromJson(evaluation.toJson(), "e.json")).isEqualTo(evaluation);
        assertThat(evaluation.task()).isEqualTo(new Task.MultiLabel());
        assertThat(evaluation.headline())
                .isEqualTo(evaluation.averages().micro().f1());
        assertThat(EvaluationText.of(evaluation)).startsWith("micro-F1 ").contains("Hamming loss", "over pictures");
        assertThat(evaluation.confusion()).isEmpty();
    }

    @Test
    void everyEstimateLiesInItsInterval() throws IOException {
        Evaluation evaluation = Evaluation.of(predictions(golden().get(0)), "test", Seed.of(1));
        assertThat(evaluation.headline().method()).isEqualTo(IntervalMethod.BOOTSTRAP);
        evaluation
                .metrics()
                .forEach((name, estimate) ->
                        assertThat(estimate.value()).as(name).isBetween(estimate.low(), estimate.high()));
    }
}
