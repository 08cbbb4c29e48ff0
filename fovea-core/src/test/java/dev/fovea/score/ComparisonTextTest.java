package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {
    /** The first rights and the last rights of n samples are right. */
    private static Predictions right(int n, int from, int to, boolean folds) {
        List<Predictions.Row> rows = new ArrayList<>();
        float[] probabilities = new float[2 * n];
        for (int i = 0; i < n; i++) {
            rows.add(new Predictions.Row("n" + i, 0, null, folds ? i % 3 : null));
            boolean right = from <= i && i < to;
            probabilities[2 * i] = right ? 0.75f : 0.25f;
            probabilities[2 * i + 1] = right ? 0.25f : 0.75f;
        }
        return new Predictions(Cases.labels(2), rows, probabilities);
    }

    private static String text(Predictions first, Predictions second) {
        return ComparisonText.of(Comparison.of(first, second, Seed.of(1)), "old", "new");
    }

    @Test
    void aRealDifferenceIsSaidWithItsSize() {
        assertThat(text(right(200, 0, 150, false), right(200, 0, 180, false)))
                .startsWith("200 samples")
                .containsPattern("accuracy, % +75\\.0 +90\\.0 +\\+15\\.0 +10\\.\\d-20\\.\\d +bootstrap\n")
                .containsPattern("log-loss +0\\.562 +0\\.398 +-0\\.165 +-0\\.\\d+ to -0\\.\\d+ +bootstrap\n")
                .contains("Right alone: old on 0 samples, new on 30 (exact McNemar, p below 0.0001).\n")
                .contains(
                        "The difference is real: new is right more often, by 15.0 points here, and in truth by anything"
                                + " from 10.")
                .contains("Cross-validate both on the same folds");
    }

    @Test
    void whatIsNotShownIsSaidWithWhatItCouldBeAndWhatWouldShowIt() {
        assertThat(text(right(200, 0, 150, false), right(200, 5, 153, false)))
                .contains("Right alone: old on 5 samples, new on 3 (exact McNemar, p 0.7266).\n")
                .contains(
                        "No real difference is shown. new is right less often here, by 1.0 points, but in truth it may be"
                                + " anything from ")
                .contains("A difference as large as here would take about 3,200 samples like these to show (16 times as"
                        + " many).");
        assertThat(text(right(200, 0, 150, false), right(200, 0, 150, false)))
                .contains(
                        "new is right as often as old here, and in truth it may be anything from 1.9 points worse to 1.9"
                                + " points better. Take the cheaper one.");
    }

    @Test
    void foldsAreSaidToo() {
        assertThat(text(right(200, 0, 150, true), right(200, 0, 180, true)))
                .containsPattern(
                        "Fold by fold, 3 folds: \\+15\\.0 points on average \\(.*, Nadeau-Bengio corrected t 95 %, p (below )?0\\.\\d+\\)\\.\n")
                .contains("That is said of how they are trained");
    }

    @Test
    void whatFoldsDoNotBearOutIsSaidOfTheseNetworksAlone() {
        List<Predictions.Row> rows = new ArrayList<>();
        float[] one = new float[600];
        float[] two = new float[600];
        for (int i = 0; i < 300; i++) { // the second is better in one fold of three
            int fold = i % 3;
            boolean better = fold == 0 && i < 60;
            rows.add(new Predictions.Row("n" + i, 0, null, fold));
            one[2 * i] = better ? 0.25f : 0.75f;
            one[2 * i + 1] = 1 - one[2 * i];
            two[2 * i] = 0.75f;
            two[2 * i + 1] = 0.25f;
        }
        Predictions first = new Predictions(Cases.labels(2), rows, one);
        Comparison comparison = Comparison.of(first, new Predictions(Cases.labels(2), rows, two), Seed.of(1));
        assertThat(comparison.paired().p()).isLessThan(0.001);
        assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.NOT_SHOWN);
        assertThat(comparison.needed()).isNull();
        assertThat(ComparisonText.of(comparison, "old", "new"))
                .containsPattern("in truth it may be anything from 38\\.7 points worse to 52\\.0 points better")
                .contains("These very networks differ on these samples, but from fold to fold");
    }

    @Test
    void twoOfOneNameAreToldApart() {
        Comparison comparison = Comparison.of(right(9, 0, 5, false), right(9, 0, 6, false), Seed.of(1));
        assertThat(ComparisonText.of(comparison, "model", "model")).contains("the first", "the second");
    }
}
