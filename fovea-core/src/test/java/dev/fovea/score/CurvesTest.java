package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both curves against scikit-learn 1.9.1; the numbers are in curves.json, made by {@code python curves.py} beside it. */
class CurvesTest {
    @Test
    void everyPointEqualsScikitLearns() throws IOException {
        JsonNode expected = Cases.tree("curves.json");
        int curves = 0;
        for (JsonNode golden : Cases.golden("metrics")) {
            Predictions predictions = Cases.predictions(golden);
            for (int c = 0; c < predictions.labels().size(); c++) {
                JsonNode theirs = expected.get(golden.get("name").asText()).get(c);
                ClassCurves ours = ClassCurves.of(predictions, c, Integer.MAX_VALUE);
                assertSame(ours.roc(), theirs.get("roc"));
                assertSame(ours.precisionRecall(), theirs.get("pr"));
                curves += ours.roc().isEmpty() ? 0 : 1;
            }
        }
        assertThat(curves).isGreaterThan(30);
    }

    /** Ours leave out what lies on the line between two others, so theirs must lie on ours, and ours be among theirs. */
    private static void assertSame(List<CurvePoint> ours, JsonNode theirs) {
        assertThat(ours.isEmpty()).isEqualTo(theirs.isEmpty());
        for (JsonNode point : theirs) {
            CurvePoint one =
                    new CurvePoint(point.get(0).asDouble(), point.get(1).asDouble(), null);
            assertThat(away(one, ours)).isLessThan(1e-9);
        }
        for (CurvePoint point : ours) {
            assertThat(theirs)
                    .anyMatch(one -> Math.abs(one.get(0).asDouble() - point.x()) < 1e-9
                            && Math.abs(one.get(1).asDouble() - point.y()) < 1e-9);
        }
    }

    @Test
    void thinningKeepsTheShapeWithinABoundedCount() {
        Predictions many = Cases.drawn(20_000, Cases.labels(3), 2, 1);
        for (int c = 0; c < 3; c++) {
            ClassCurves whole = ClassCurves.of(many, c, Integer.MAX_VALUE);
            ClassCurves thin = ClassCurves.of(many).get(c);
            assertThat(whole.roc().size()).isGreaterThan(2000);
            assertThat(thin.roc()).hasSize(ClassCurves.POINTS);
            assertThat(thin.precisionRecall()).hasSize(ClassCurves.POINTS);
            assertThat(whole.roc()).allMatch(point -> away(point, thin.roc()) < 0.002); // half a pixel of 250
            assertThat(whole.precisionRecall()).allMatch(point -> away(point, thin.precisionRecall()) < 0.005);
            assertThat(area(thin.roc())).isCloseTo(area(whole.roc()), within(1e-3));
        }
    }

    @Test
    void endsAndThresholdsAreTold() {
        ClassCurves curves = ClassCurves.of(
                Predictions.of(Cases.labels(2), new int[] {0, 0, 1}, new float[] {0.9f, 0.1f, 0.4f, 0.6f, 0.6f, 0.4f}),
                0,
                10);
        assertThat(curves.roc())
                .containsExactly(
                        new CurvePoint(0, 0, null),
                        new CurvePoint(0, 0.5, (double) 0.9f),
                        new CurvePoint(1, 0.5, (double) 0.6f),
                        new CurvePoint(1, 1, (double) 0.4f));
        assertThat(curves.precisionRecall())
                .containsExactly(
                        new CurvePoint(0.5, 1, (double) 0.9f),
                        new CurvePoint(0.5, 0.5, (double) 0.6f),
                        new CurvePoint(1, 2 / 3.0, (double) 0.4f));
        assertThat(curves.support()).isEqualTo(2);
    }

    @Test
    void whatIsNotDefinedIsEmpty() {
        Predictions one = Predictions.of(Cases.labels(2), new int[] {1}, new float[] {0.5f, 0.5f});
        assertThat(ClassCurves.of(one).get(0)).isEqualTo(new ClassCurves("c0", 0, List.of(), List.of()));
        assertThat(ClassCurves.of(one).get(1).roc()).isEmpty();
        assertThat(ClassCurves.of(one).get(1).precisionRecall()).containsExactly(new CurvePoint(1, 1, 0.5));
        assertThat(Json.JSON.write(ClassCurves.of(one).get(1))).doesNotContain("NaN", "null");
        assertThatThrownBy(() -> ClassCurves.of(one, 0, 1)).hasMessageContaining("must be at least 2, but were 1");
    }

    private static double away(CurvePoint point, List<CurvePoint> curve) {
        double least = CurveShape.distance(point, curve.get(0), curve.get(0));
        for (int i = 1; i < curve.size(); i++) {
            least = Math.min(least, CurveShape.distance(point, curve.get(i - 1), curve.get(i)));
        }
        return least;
    }

    private static double area(List<CurvePoint> roc) {
        double area = 0;
        for (int i = 1; i < roc.size(); i++) {
            area += (roc.get(i).x() - roc.get(i - 1).x())
                    * (roc.get(i).y() + roc.get(i - 1).y())
                    / 2;
        }
        return area;
    }
}
