package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbstentionTest {
    @Test
    void theRiskIsKeptOnOtherSamplesInNineteenOfTwenty() {
        for (double risk : new double[] {0.02, 0.05, 0.1}) {
            int broken = 0;
            int found = 0;
            double coverage = 0;
            for (int seed = 0; seed < 100; seed++) {
                Predictions all = new Drawn(6000, 4, 4, 2, 10_000 + seed).predictions(1);
                Optional<Abstention> kept = Abstention.fit(Drawn.part(all, 0, 1000), risk);
                if (kept.isPresent()) {
                    Answered answered = Answered.of(kept.get(), Drawn.part(all, 1000, 6000));
                    found++;
                    coverage += kept.get().coverage();
                    broken += answered.accuracy() == null
                                    || 1 - answered.accuracy().value() > risk
                            ? 1
                            : 0;
                }
            }
            assertThat(found).as("risk " + risk).isGreaterThan(50);
            // 5 % is promised; the test samples have chance too
            assertThat(broken).as("risk " + risk + ", " + found + " found").isLessThanOrEqualTo(9);
            assertThat(coverage / found).isBetween(0.2, 0.97);
        }
    }

    @Test
    void whereNothingKeepsTheRiskThereIsNone() {
        assertThat(Abstention.fit(new Drawn(1000, 4, 0, 1, 1).predictions(1), 0.05))
                .isEmpty();
        assertThat(Abstention.fit(new Drawn(58, 3, 12, 1, 1).predictions(1), 0.05))
                .isEmpty();
        assertThat(Abstention.fit(Predictions.of(Cases.labels(2), new int[] {0}, new float[] {1, 0}), 0.1))
                .isEmpty();
    }

    @Test
    void whereEverythingIsRightEverythingIsAnswered() {
        float[] sure = new float[2 * 400];
        int[] truth = new int[400];
        for (int i = 0; i < 400; i++) {
            sure[2 * i] = 1 - i / 1000f;
            sure[2 * i + 1] = i / 1000f;
        }
        Abstention all = Abstention.fit(Predictions.of(Cases.labels(2), truth, sure), 0.01)
                .orElseThrow();
        assertThat(all.coverage()).isEqualTo(1);
        assertThat(all.threshold()).isCloseTo(0.601, within(1e-6));
        assertThat(all.answers(0.6f)).isFalse();
        assertThat(all.answers(0.61f)).isTrue();
        Answered none = Answered.of(
                new Abstention(0.01, 1, 0.5, 0, 9),
                Predictions.of(Cases.labels(2), new int[] {0}, new float[] {0.5f, 0.5f}));
        assertThat(none.accuracy()).isNull();
        assertThat(none.abstained()).isEqualTo(1);
    }

    @Test
    void groupsCountInPlaceOfSamples() {
        Predictions samples = new Drawn(600, 3, 8, 1, 3).predictions(1);
        assertThat(Abstention.fit(samples, 0.1)).isPresent();
        assertThat(Abstention.fit(Cases.grouped(samples, 60), 0.1)).isEmpty();
    }

    @Test
    void howManySamplesItTakes() {
        assertThat(Abstention.fewest(0, 0.05)).isBetween(59, 60);
        assertThat(Abstention.fewest(1, 0.05)).isBetween(93, 95);
        assertThat(Abstention.fewest(1, 0.01)).isBetween(473, 482);
    }

    @Test
    void theCurveAnswersTheSurestFirst() {
        Predictions four = Predictions.of(
                Cases.labels(2), new int[] {0, 0, 1, 0}, new float[] {0.9f, 0.1f, 0.6f, 0.4f, 0.6f, 0.4f, 0.3f, 0.7f});
        RiskCoverage curve = RiskCoverage.of(four);
        assertThat(curve.points()).extracting(RiskCoverage.Point::answered).containsExactly(1, 2, 4);
        assertThat(curve.points()).extracting(RiskCoverage.Point::risk).containsExactly(0.0, 0.5, 0.5);
        assertThat(curve.area()).isEqualTo(0.5 * 0.25 + 0.5 * 0.5);
        assertThat(curve.at(0.3).answered()).isEqualTo(2);
        assertThat(curve.at(1).answered()).isEqualTo(4);
        assertThatThrownBy(() -> curve.at(0)).hasMessage("coverage must be above 0 and at most 1, but was 0.0");
        assertThatThrownBy(() -> Abstention.fit(four, 0)).hasMessageContaining("risk must be above 0");
    }
}
