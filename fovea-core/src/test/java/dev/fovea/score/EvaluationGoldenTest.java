package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every metric against scikit-learn 1.9.1, Wilson's interval against statsmodels 0.15.0, and the bootstrap's intervals
 * against a plain one in NumPy. The numbers are in golden.json, made by {@code python golden.py} beside it.
 */
class EvaluationGoldenTest {
    @Test
    void everyMetricEqualsScikitLearnAndNoOtherIsDefined() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonNode golden : Cases.golden("metrics")) {
            String where = golden.get("name").asText();
            Evaluation evaluation = Evaluation.of(Cases.predictions(golden), "test", Seed.of(1));
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
        assertThat(Cases.golden("metrics")).hasSize(15);
        assertThat(Cases.golden("metrics").get(0).get("values")).hasSize(48);
    }

    @Test
    void confusionAndWilsonAgree() throws IOException {
        for (JsonNode golden : Cases.golden("metrics")) {
            Evaluation evaluation = Evaluation.of(Cases.predictions(golden), "test", Seed.of(1));
            assertThat(Json.LINE.toTree(evaluation.confusion())).isEqualTo(golden.get("confusion"));
            JsonNode wilson = golden.get("accuracyInterval");
            assertThat(evaluation.accuracy().method()).isEqualTo(IntervalMethod.WILSON);
            assertThat(evaluation.accuracy().low()).isCloseTo(wilson.get(0).asDouble(), within(1e-9));
            assertThat(evaluation.accuracy().high()).isCloseTo(wilson.get(1).asDouble(), within(1e-9));
        }
    }

    @Test
    void bootstrapIntervalsAgreeWithAPlainOne() throws IOException {
        for (JsonNode golden : Cases.golden("intervals")) {
            boolean grouped = golden.get("name").asText().equals("groups");
            Map<String, Estimate> metrics =
                    Evaluation.of(Cases.predictions(golden), "test", Seed.of(1)).metrics();
            golden.get("expected").properties().forEach(expected -> {
                Estimate ours = Objects.requireNonNull(metrics.get(expected.getKey()));
                double low = expected.getValue().get(0).asDouble();
                double high = expected.getValue().get(1).asDouble();
                boolean wilson = !grouped && expected.getKey().equals("accuracy");
                assertThat(ours.method())
                        .isEqualTo(
                                grouped
                                        ? IntervalMethod.GROUP_BOOTSTRAP
                                        : wilson ? IntervalMethod.WILSON : IntervalMethod.BOOTSTRAP);
                // two bootstraps' ends differ by chance: standard error of a 2.5 % point of 1,000 is 0.08 sd, 2 % of
                // width
                assertThat(ours.low()).as(expected.getKey()).isCloseTo(low, within(0.1 * (high - low)));
                assertThat(ours.high()).as(expected.getKey()).isCloseTo(high, within(0.1 * (high - low)));
            });
        }
    }
}
