package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Seed;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The bootstrap's intervals against scikit-learn 1.9.1 and NumPy 2.3.5 on the very same resamples. The numbers are in
 * resamples.json, made by {@code python resamples.py} beside it; the predictions are those of golden.json.
 */
class ResamplesTest {
    @Test
    void intervalsEqualScikitLearnsOnTheSameResamples() throws IOException {
        JsonNode expected = Cases.tree("resamples.json").get("evaluations");
        for (JsonNode golden : Cases.golden("intervals")) {
            JsonNode theirs = expected.get(golden.get("name").asText());
            Map<String, Estimate> ours =
                    Evaluation.of(Cases.predictions(golden), "test", Seed.of(1)).metrics();
            assertThat(theirs).hasSize(7);
            theirs.properties().forEach(metric -> {
                Estimate one = Objects.requireNonNull(ours.get(metric.getKey()));
                assertThat(one.low())
                        .as(metric.getKey())
                        .isCloseTo(metric.getValue().get(0).asDouble(), within(1e-9));
                assertThat(one.high())
                        .as(metric.getKey())
                        .isCloseTo(metric.getValue().get(1).asDouble(), within(1e-9));
            });
        }
    }
}
