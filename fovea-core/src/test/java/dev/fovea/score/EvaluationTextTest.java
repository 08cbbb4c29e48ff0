package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.data.Labels;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTextTest {
    @Test
    void theHeadlineSaysTheFigureItsIntervalAndTheMethod() {
        Estimate accuracy = Wilson.of(1771, 1800, IntervalMethod.WILSON);
        Evaluation drawn = Evaluation.of(Cases.drawn(18, Cases.labels(3), 9, 1), "test", Seed.of(1));
        Evaluation evaluation = new Evaluation(
                "test",
                1800,
                accuracy,
                drawn.topK(),
                drawn.overall(),
                drawn.averages(),
                drawn.classes(),
                drawn.confusion());
        assertThat(EvaluationText.headline(evaluation))
                .isEqualTo("accuracy 98.4 % (97.7-98.9, Wilson 95 %), n 1800, test\n");
    }

    @Test
    void allOfATinyEvaluation() {
        Predictions four = Predictions.of(new Labels(List.of("dog", "cat")), new int[] {0, 0, 1, 1}, new float[] {
            0.75f, 0.25f, 0.25f, 0.75f, 0.25f, 0.75f, 0, 1
        });
        String text = EvaluationText.of(Evaluation.of(four, "test", Seed.of(1)));
        assertThat(text).startsWith("accuracy 75.0 % (30.1-95.4, Wilson 95 %), n 4, test\n");
        assertThat(text).contains("""
                        class  n  pred.        precision, %           recall, %  F1, %  spec., %    ROC     PR
                        cat    2      3    66.7 (20.8-93.9)  100.0 (34.2-100.0)   80.0      50.0  0.875  0.833
                        dog    2      1  100.0 (20.7-100.0)     50.0 (9.5-90.5)   66.7     100.0  0.875  0.833
                        """).endsWith("""
                        truth \\ predicted  cat  dog
                        cat                  2    0
                        dog                  1    1
                        """);
    }

    @Test
    void fitsATerminalWhateverTheLabels() {
        for (int k : new int[] {2, 5, 12, 13, 20, 21, 60}) {
            Labels labels = new Labels(IntStream.range(0, k)
                    .mapToObj(c -> "a class with a long name of its own, number " + c)
                    .toList());
            String text = EvaluationText.of(Evaluation.of(Cases.drawn(600, labels, 3, k), "test", Seed.of(1)));
            assertThat(text.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
            assertThat(text).contains("…");
        }
    }

    @Test
    void manyClassesAreCutToTheWorstAndTheBest() {
        Evaluation evaluation = Evaluation.of(Cases.drawn(1200, Cases.labels(40), 3, 1), "test", Seed.of(1));
        String text = EvaluationText.of(evaluation);
        assertThat(text).contains("the 10 worst of 40 classes, by F1\n", "\nthe 5 best\n", "most confused: truth");
        assertThat(text.lines().filter(line -> line.matches("c\\d+ .*\\(.*"))).hasSize(15);
        assertThat(text.lines().filter(line -> line.matches("c\\d+ +c\\d+ .*"))).hasSize(10);
    }

    @Test
    void longLabelsBecomeNumbersInTheMatrix() {
        Labels labels = new Labels(
                IntStream.range(0, 12).mapToObj(c -> "burr cell " + c).toList());
        String text = EvaluationText.of(Evaluation.of(Cases.drawn(300, labels, 3, 1), "test", Seed.of(1)));
        assertThat(text).contains("\n1 burr cell 0 ", "\n2 burr cell 1 ", "\n3 burr cell 10 ");
        assertThat(text).containsPattern("truth . predicted +1 +2 +3 +4");
    }

    @Test
    void absentFiguresAreDashes() {
        Predictions one = Predictions.of(Cases.labels(3), new int[] {1}, new float[] {0.25f, 0.5f, 0.25f});
        String text = EvaluationText.of(Evaluation.of(one, "test", Seed.of(1)));
        assertThat(text).containsPattern("Matthews correlation +- +- +-\n").doesNotContain("NaN", "null");
    }

    @Test
    void foldsSayMeanAndSpread() {
        List<Predictions> folds = IntStream.range(0, 3)
                .mapToObj(f -> Cases.drawn(40, Cases.labels(4), 2, f).inFold(f))
                .toList();
        List<Evaluation> each =
                folds.stream().map(p -> Evaluation.of(p, "fold", Seed.of(1))).toList();
        Evaluation pooled = Evaluation.of(Predictions.pooled(folds), "out-of-fold", Seed.of(1));
        String text = EvaluationText.of(FoldsEvaluation.of(each, pooled));
        assertThat(text)
                .startsWith("3 folds")
                .containsPattern("accuracy, % +\\d+\\.\\d\\d +\\d+\\.\\d\\d-\\d+\\.\\d\\d +\\d+\\.\\d\\d +3\n")
                .containsPattern("macro ROC-AUC +0\\.\\d{3} +0\\.\\d{3}-[01]\\.\\d{3} +0\\.\\d{3} +3\n")
                .contains("Intervals of the mean by the Nadeau-Bengio corrected t")
                .contains("all folds together\naccuracy", "n 120, out-of-fold\n");
    }
}
