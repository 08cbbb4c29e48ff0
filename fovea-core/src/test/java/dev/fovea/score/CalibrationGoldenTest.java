package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Temperature, reliability, risk and coverage, conformal sets and Clopper-Pearson against SciPy, scikit-learn, MAPIE and NumPy;
 * calibration.json is made by {@code python calibration.py} beside it. Within 1e-6, as the peers round to 32 bits at other
 * places; the floor, which both draw, within its own chance.
 */
class CalibrationGoldenTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final double[] COVERAGES = {0.8, 0.9, 0.95};

    private static JsonNode golden(String part) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CalibrationGoldenTest.class.getResourceAsStream("calibration.json"))) {
            return Json.JSON
                    .tree(new String(in.readAllBytes(), StandardCharsets.UTF_8), "calibration.json")
                    .get(part);
        }
    }

    private static float[] logits(JsonNode one) {
        float[] out = new float[one.get("logits").size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = one.get("logits").get(i).floatValue();
        }
        return out;
    }

    private static int[] truth(JsonNode one) {
        int[] out = new int[one.get("truth").size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = one.get("truth").get(i).asInt();
        }
        return out;
    }

    private static Predictions predictions(JsonNode one) {
        int k = one.get("classes").asInt();
        return Predictions.of(Cases.labels(k), truth(one), Temperature.probabilities(logits(one), k, 1));
    }

    @Test
    void theTemperatureEqualsSciPys() throws IOException {
        for (JsonNode one : golden("cases")) {
            String where = one.get("name").asText();
            JsonNode expected = one.get("temperature");
            Temperature fitted = Temperature.fit(logits(one), truth(one));
            assertThat(fitted.value()).as(where).isCloseTo(expected.get("value").asDouble(), CLOSE);
            assertThat(fitted.before())
                    .as(where)
                    .isCloseTo(expected.get("before").asDouble(), CLOSE);
            assertThat(fitted.after()).as(where).isCloseTo(expected.get("after").asDouble(), CLOSE);
            assertThat(fitted.isAtBound())
                    .as(where)
                    .isEqualTo(where.matches("all right|all wrong|one sample|logits of thousands"));
        }
    }

    @Test
    void reliabilityAndBrierEqualScikitLearnsAndNumPys() throws IOException {
        for (JsonNode one : golden("cases")) {
            String where = one.get("name").asText();
            JsonNode expected = one.get("reliability");
            Predictions predictions = predictions(one);
            Reliability reliability = Reliability.of(predictions, Seed.of(1));
            assertThat(reliability.ece().value())
                    .as(where)
                    .isCloseTo(expected.get("ece").asDouble(), CLOSE);
            assertThat(reliability.floor())
                    .as(where)
                    .isCloseTo(expected.get("floor").asDouble(), within(0.02));
            assertThat(reliability.floorHigh())
                    .as(where)
                    .isCloseTo(expected.get("floorHigh").asDouble(), within(0.02));
            assertThat(reliability.bins()).as(where).hasSameSizeAs(expected.get("bins"));
            for (int b = 0; b < reliability.bins().size(); b++) {
                ReliabilityBin bin = reliability.bins().get(b);
                JsonNode row = expected.get("bins").get(b);
                assertThat(new double[] {
                            bin.low(),
                            bin.high(),
                            bin.n(),
                            bin.confidence(),
                            bin.accuracy().value(),
                            bin.accuracy().low(),
                            bin.accuracy().high()
                        })
                        .as(where + ", bin " + b)
                        .usingComparatorWithPrecision(1e-6)
                        .containsExactly(doubles(row));
            }
            CalibrationScores scores = Objects.requireNonNull(
                    Evaluation.of(predictions, "test", Seed.of(1)).overall().calibration());
            assertThat(scores.brier().value())
                    .as(where)
                    .isCloseTo(one.get("brier").asDouble(), CLOSE);
            assertThat(scores.ece()).as(where + ": the same in both").isEqualTo(reliability.ece());
            assertThat(scores.floor()).isEqualTo(reliability.floor());
        }
    }

    private static double[] doubles(JsonNode row) {
        double[] out = new double[row.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = row.get(i).asDouble();
        }
        return out;
    }

    @Test
    void riskAndCoverageEqualNumPys() throws IOException {
        for (JsonNode one : golden("cases")) {
            String where = one.get("name").asText();
            RiskCoverage curve = RiskCoverage.of(predictions(one));
            assertThat(curve.area())
                    .as(where)
                    .isCloseTo(one.get("curve").get("area").asDouble(), CLOSE);
            assertThat(curve.points()).as(where).hasSameSizeAs(one.get("curve").get("points"));
            for (int p = 0; p < curve.points().size(); p++) {
                RiskCoverage.Point point = curve.points().get(p);
                JsonNode row = one.get("curve").get("points").get(p);
                assertThat(point.threshold()).isCloseTo(row.get(0).asDouble(), CLOSE);
                assertThat(point.answered()).isEqualTo(row.get(1).asInt());
                assertThat(point.risk()).isCloseTo(row.get(2).asDouble(), CLOSE);
            }
        }
    }

    @Test
    void conformalSetsEqualMapiesAndNumPys() throws IOException {
        for (ConformalMethod method : ConformalMethod.values()) {
            for (JsonNode one : golden("cases")) {
                for (int c = 0; c < COVERAGES.length; c++) {
                    JsonNode expected = one.get(method == ConformalMethod.LAC ? "lac" : "raps")
                            .get(c);
                    String where =
                            method + " " + COVERAGES[c] + ", " + one.get("name").asText();
                    Predictions predictions = predictions(one);
                    ConformalSets sets = ConformalSets.fit(method, COVERAGES[c], predictions);
                    assertThat(sets.quantile())
                            .as(where)
                            .isCloseTo(expected.get("quantile").asDouble(), CLOSE);
                    assertThat(sets.quantiles().stream().mapToDouble(q -> q).toArray())
                            .as(where)
                            .usingComparatorWithPrecision(1e-6)
                            .containsExactly(doubles(expected.get("quantiles")));
                    for (int i = 0; i < predictions.size(); i++) {
                        float[] row = predictions.row(i);
                        List<Integer> set = sets.set(row, false);
                        assertThat(set)
                                .as(where + ", sample " + i)
                                .hasSize(expected.get("sizes").get(i).asInt());
                        assertThat(sets.set(row, true))
                                .as(where + ", per class, sample " + i)
                                .hasSize(expected.get("sizesPerClass").get(i).asInt());
                    }
                }
            }
        }
    }

    @Test
    void clopperPearsonEqualsSciPys() throws IOException {
        for (JsonNode row : golden("upper")) {
            assertThat(ClopperPearson.upper(row.get(0).asInt(), row.get(1).asInt(), 0.05))
                    .isCloseTo(row.get(2).asDouble(), within(1e-9));
        }
    }

    @Test
    void theWorkIsSeenToBeDone() throws IOException {
        assertThat(golden("cases")).hasSize(10);
        assertThat(golden("upper")).hasSize(9);
        int byMapie = 0;
        for (JsonNode one : golden("cases")) {
            for (JsonNode lac : one.get("lac")) {
                byMapie += lac.get("byMapie").asBoolean() ? 1 : 0;
            }
        }
        assertThat(byMapie).isEqualTo(27);
    }
}
