package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {
    private static final Labels LABELS = new Labels(List.of("a,b", "c\"d", "e"));

    @Test
    void tiesGoToTheLowestClass() {
        Predictions tied = Predictions.of(LABELS, new int[] {1, 2}, new float[] {0.4f, 0.4f, 0.2f, 0.2f, 0.4f, 0.4f});
        assertThat(tied.predicted(0)).isZero();
        assertThat(tied.rankOfTruth(0)).isEqualTo(2);
        assertThat(tied.predicted(1)).isEqualTo(1);
        assertThat(tied.rankOfTruth(1)).isEqualTo(2);
    }

    @Test
    void takesNamesAndGroupsFromTheDataSet() {
        Sample sample = new Sample("x.png", () -> new Picture(1, 1, 1, new byte[1]), 2, "g", null);
        Dataset data = new Dataset("d", List.of(sample), LABELS, new Task.SingleLabel(), List.of());
        Predictions predictions = Predictions.of(data, new float[][] {{0.25f, 0.25f, 0.5f}});
        assertThat(predictions.rows()).containsExactly(new Predictions.Row("x.png", 2, "g", null));
        assertThatThrownBy(() -> Predictions.of(data, new float[][] {{0.5f, 0.5f}}))
                .hasMessage("probabilities must be 3, but were 2");
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> one(0.5f, 0.4f, 0)).hasMessageContaining("must sum to 1, but sum to 0.9");
        assertThatThrownBy(() -> one(1.5f, -0.5f, 0)).hasMessageContaining("must be 0..1, but was 1.5 (0)");
        assertThatThrownBy(() -> one(Float.NaN, 0.5f, 0.5f)).hasMessageContaining("but was NaN");
        assertThatThrownBy(() -> Predictions.of(LABELS, new int[] {3}, new float[] {1, 0, 0}))
                .hasMessage("class index must be 0..2, but was 3 (0)");
        assertThatThrownBy(() -> Predictions.of(LABELS, new int[0], new float[0]))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Predictions.of(LABELS, new int[2], new float[3]))
                .hasMessage("probabilities must be 2 x 3 = 6, but were 3");
    }

    @Test
    void csvReadsWhatItWrites() {
        Predictions plain = Cases.drawn(50, LABELS, 1, 1);
        Predictions grouped = Cases.grouped(plain, 3);
        for (Predictions one : List.of(plain, plain.inFold(2), grouped, grouped.inFold(0))) {
            assertThat(PredictionsCsv.read(PredictionsCsv.write(one), "predictions.csv"))
                    .isEqualTo(one);
        }
    }

    @Test
    void csvHasTheColumnsThatWereAgreed() {
        Predictions tiny = Predictions.of(LABELS, new int[] {1}, new float[] {0.9999999f, 1e-7f, 0});
        assertThat(PredictionsCsv.write(tiny.inFold(4)))
                .isEqualTo(
                        "name,label,predicted,fold,\"p:a,b\",\"p:c\"\"d\",p:e\n0,\"c\"\"d\",\"a,b\",4,0.9999999,1.0E-7,0.0\n");
    }

    @Test
    void csvThatWasEditedIsRefused() {
        String csv = PredictionsCsv.write(Predictions.of(Cases.labels(2), new int[] {1}, new float[] {0.75f, 0.25f}));
        assertThatThrownBy(() -> PredictionsCsv.read(csv.replace("c1,c0", "c1,c1"), "p.csv"))
                .isInstanceOf(FoveaException.class)
                .hasMessage("predicted must be the most probable class \"c0\", but was \"c1\" (0) (p.csv)");
        assertThatThrownBy(() -> PredictionsCsv.read(csv.replace("0.75", "x"), "p.csv"))
                .hasMessageContaining("must be a number, but was \"x\"");
        assertThatThrownBy(() -> PredictionsCsv.read(csv.replace("name,", "nam,"), "p.csv"))
                .hasMessageContaining("columns must be name, label, predicted");
        assertThatThrownBy(() -> PredictionsCsv.read("", "p.csv")).hasMessageContaining("but is empty");
    }

    private static Predictions one(float... probabilities) {
        return Predictions.of(LABELS, new int[] {0}, probabilities);
    }
}
