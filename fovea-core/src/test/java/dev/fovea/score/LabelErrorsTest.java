package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.data.LabelSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Suspects against those of cleanlab 2.9.0 at its defaults, on the same probabilities; the numbers are in label_errors.json,
 * made by {@code python label_errors.py} beside it. Both follow one paper and differ in how they round counts, so the lists
 * need to agree, not to be equal: nine tenths of what either lists must be in both.
 */
class LabelErrorsTest {
    @Test
    void agreesWithCleanlab() throws IOException {
        JsonNode all = Cases.tree("label_errors.json");
        assertThat(all).hasSize(6);
        for (JsonNode golden : all) {
            Set<String> theirs = new HashSet<>();
            golden.get("issues").forEach(i -> theirs.add("n" + i.asInt()));
            Set<String> ours = names(LabelErrors.of(Cases.predictions(golden)));
            Set<String> both = new HashSet<>(ours);
            both.retainAll(theirs);
            Set<String> either = new HashSet<>(ours);
            either.addAll(theirs);
            assertThat(both.size())
                    .as(golden.get("name").asText() + ": " + both.size() + " of " + either.size())
                    .isGreaterThanOrEqualTo((int) Math.ceil(0.9 * either.size()));
        }
    }

    @Test
    void findsWhatWasFlippedSurestFirst() throws IOException {
        JsonNode golden = Cases.tree("label_errors.json").get(0);
        LabelErrors errors = LabelErrors.of(Cases.predictions(golden));
        Set<String> flipped = new HashSet<>();
        golden.get("flipped").forEach(i -> flipped.add("n" + i.asInt()));
        long hits = errors.suspects().stream()
                .filter(error -> flipped.contains(error.name()))
                .count();
        assertThat(hits)
                .isGreaterThan(30)
                .isGreaterThanOrEqualTo(errors.suspects().size() - 2);
        assertThat(errors.estimated()).isCloseTo(flipped.size(), within(12.0));
        assertThat(errors.suspects())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(LabelError::margin).reversed())
                .allMatch(error -> error.margin() > 0 && error.margin() <= 1)
                .allMatch(error -> !error.given().equals(error.suggested()));
    }

    @Test
    void theTableHoldsEverySuspectWithItsProbabilities() {
        float[] probabilities = new float[20 * 2];
        List<Predictions.Row> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int truth = i == 7 ? 1 - i % 2 : i % 2;
            probabilities[2 * i + i % 2] = 0.875f;
            probabilities[2 * i + 1 - i % 2] = 0.125f;
            rows.add(new Predictions.Row("p/" + i + ".png", truth, null, 0));
        }
        Predictions predictions = new Predictions(Cases.labels(2), rows, probabilities);
        LabelErrors errors = LabelErrors.of(predictions);
        assertThat(errors.suspects()).containsExactly(new LabelError("p/7.png", "c0", "c1", 0.75));
        assertThat(LabelErrorsCsv.write(errors, predictions))
                .isEqualTo("name,given,suggested,margin,p:c0,p:c1\np/7.png,c0,c1,0.75,0.125,0.875\n");
    }

    @Test
    void degenerateInputsHaveNoSuspects() {
        Predictions one = Predictions.of(Cases.labels(2), new int[] {1}, new float[] {0.75f, 0.25f});
        assertThat(LabelErrors.of(one)).isEqualTo(new LabelErrors(1, 0, List.of()));
        Predictions even = Predictions.of(Cases.labels(2), new int[] {0, 1}, new float[] {0.5f, 0.5f, 0.5f, 0.5f});
        assertThat(LabelErrors.of(even).suspects()).isEmpty();
        Predictions sets = Predictions.ofSets(
                Cases.labels(2),
                List.of(new Predictions.Row("s", LabelSet.NONE, null, null)),
                new float[2],
                List.of(LabelSet.NONE));
        assertThatThrownBy(() -> LabelErrors.of(sets)).hasMessageContaining("exactly one label");
    }

    private static Set<String> names(LabelErrors errors) {
        Set<String> names = new HashSet<>();
        errors.suspects().forEach(error -> names.add(error.name()));
        return names;
    }
}
