package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The corrected t against its formula in NumPy; the numbers are in folds.json, made by {@code python folds.py} beside it. */
class FoldsIntervalTest {
    @Test
    void equalsTheFormulaInNumPy() throws IOException {
        JsonNode all = Cases.tree("folds.json");
        assertThat(all).hasSize(12);
        for (JsonNode golden : all) {
            List<Double> values = new ArrayList<>();
            golden.get("values").forEach(value -> values.add(value.asDouble()));
            CorrectedT t = new CorrectedT(values, golden.get("ratio").asDouble());
            assertThat(t.mean).isCloseTo(golden.get("mean").asDouble(), within(1e-9));
            assertThat(t.spread).isCloseTo(golden.get("spread").asDouble(), within(1e-9));
            assertThat(t.mean - t.half()).isCloseTo(golden.get("low").asDouble(), within(1e-9));
            assertThat(t.mean + t.half()).isCloseTo(golden.get("high").asDouble(), within(1e-9));
            assertThat(t.p()).isCloseTo(golden.get("p").asDouble(), within(1e-9));
        }
    }

    @Test
    void theRatioComesFromTheSizesAlsoOfRepeatsAndOfUnfinishedFolds() {
        List<Evaluation> each = new ArrayList<>();
        List<Predictions> parts = new ArrayList<>();
        for (int f = 0; f < 3; f++) {
            parts.add(Cases.drawn(20 + 10 * f, Cases.labels(3), 1, f));
            each.add(Evaluation.of(parts.get(f), "fold", Seed.of(1)));
        }
        Evaluation pooled = Evaluation.of(Predictions.pooled(parts), "out-of-fold", Seed.of(1));
        double once = (20 / 70.0 + 30 / 60.0 + 40 / 50.0) / 3;
        FoldsEvaluation.Folds folds = FoldsEvaluation.of(each, pooled).folds();
        assertThat(folds.testToTrain()).isCloseTo(once, within(1e-12));
        assertThat(folds.method()).isEqualTo(IntervalMethod.CORRECTED_T);
        List<Evaluation> twice = new ArrayList<>(each);
        twice.addAll(each);
        FoldsEvaluation.Folds repeated = FoldsEvaluation.of(twice, pooled).folds();
        assertThat(repeated.testToTrain()).isCloseTo(once, within(1e-12));
        assertThat(repeated.sizes()).containsExactly(20, 30, 40, 20, 30, 40);
        MeanSpread more = Objects.requireNonNull(repeated.metrics().get("accuracy"));
        assertThat(more.folds()).isEqualTo(6);
        Evaluation two = Evaluation.of(Predictions.pooled(parts.subList(0, 2)), "out-of-fold", Seed.of(1));
        assertThat(FoldsEvaluation.of(each.subList(0, 2), two, 90).folds().testToTrain())
                .isCloseTo((20 / 70.0 + 30 / 60.0) / 2, within(1e-12));
        assertThatThrownBy(() -> FoldsEvaluation.of(each, pooled, 40))
                .hasMessageContaining("must be more than those of each, but were 40 for folds of [20, 30, 40]");
    }

    @Test
    void intervalsKeepToWhatAMetricCanBe() {
        MeanSpread accuracy = MeanSpread.of("accuracy", List.of(0.8, 1.0), 1);
        assertThat(accuracy.high()).isEqualTo(1);
        assertThat(accuracy.low()).isZero(); // one degree of freedom tells nearly nothing
        assertThat(MeanSpread.of("overall.kappa", List.of(-0.4, 0.5), 1).low()).isEqualTo(-1);
        assertThat(MeanSpread.of("overall.logLoss", List.of(1.0, 2.0), 1).high())
                .isGreaterThan(2);
    }

    @Test
    void whatDoesNotVaryHasNoInterval() {
        MeanSpread same = MeanSpread.of("accuracy", List.of(0.1, 0.1, 0.1), 0.5);
        assertThat(same.mean()).isEqualTo(0.1);
        assertThat(same.spread()).isZero();
        assertThat(same.low()).isNull();
        assertThat(MeanSpread.of("accuracy", List.of(0.9), 0.5).spread()).isNull();
        assertThat(Json.JSON.write(same)).doesNotContain("NaN", "null", "low");
    }
}
