package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Seed;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private final Predictions drawn = Cases.drawn(300, Cases.labels(4), 2, 1);

    @Test
    void theSeedDecidesTheIntervalsAlone() {
        Evaluation one = Evaluation.of(drawn, "test", Seed.of(1));
        Evaluation two = Evaluation.of(drawn, "test", Seed.of(2));
        assertThat(Evaluation.of(drawn, "test", Seed.of(1))).isEqualTo(one);
        assertThat(two.overall().logLoss()).isNotEqualTo(one.overall().logLoss());
        assertThat(two.overall().logLoss().value())
                .isEqualTo(one.overall().logLoss().value());
        assertThat(two.accuracy()).isEqualTo(one.accuracy());
    }

    @Test
    void groupsWidenTheIntervals() {
        float[] repeated = new float[drawn.size() * 4 * 5];
        int[] truth = new int[drawn.size() * 5];
        for (int i = 0; i < truth.length; i++) { // each sample five times: no more is known than from one
            truth[i] = drawn.rows().get(i / 5).truth();
            for (int c = 0; c < 4; c++) {
                repeated[i * 4 + c] = drawn.probability(i / 5, c);
            }
        }
        Predictions many = Predictions.of(drawn.labels(), truth, repeated);
        Estimate once = Evaluation.of(drawn, "test", Seed.of(1)).accuracy();
        Estimate fooled = Evaluation.of(many, "test", Seed.of(1)).accuracy();
        Estimate honest =
                Evaluation.of(Cases.grouped(many, 5), "test", Seed.of(1)).accuracy();
        assertThat(width(fooled)).isLessThan(0.5 * width(once));
        assertThat(width(honest)).isCloseTo(width(once), within(0.1 * width(once)));
        assertThat(honest.method()).isEqualTo(IntervalMethod.GROUP_BOOTSTRAP);
    }

    @Test
    void groupsOfOneAreNoGroups() {
        assertThat(Evaluation.of(Cases.grouped(drawn, 1), "test", Seed.of(1)))
                .isEqualTo(Evaluation.of(drawn, "test", Seed.of(1)));
    }

    @Test
    void allRightInGroupsIsNoCertainty() {
        int[] truth = new int[40];
        float[] sure = new float[80];
        for (int i = 0; i < 40; i++) {
            truth[i] = i % 2;
            sure[2 * i + truth[i]] = 1;
        }
        Predictions right = Predictions.of(Cases.labels(2), truth, sure);
        Estimate accuracy =
                Evaluation.of(Cases.grouped(right, 4), "test", Seed.of(1)).accuracy();
        assertThat(accuracy.method()).isEqualTo(IntervalMethod.WILSON_OF_GROUPS);
        assertThat(accuracy.low()).isCloseTo(1 / (1 + 1.959963984540054 * 1.959963984540054 / 10), within(1e-9));
        assertThat(accuracy.high()).isEqualTo(1);
    }

    @Test
    void oneUnitHasNoBootstrap() {
        Evaluation one = Evaluation.of(Cases.drawn(1, Cases.labels(3), 2, 1), "test", Seed.of(1));
        assertThat(one.overall().logLoss().method()).isEqualTo(IntervalMethod.NONE);
        assertThat(one.overall().logLoss().low())
                .isEqualTo(one.overall().logLoss().value());
        assertThat(one.accuracy().method()).isEqualTo(IntervalMethod.WILSON);
    }

    @Test
    void percentilesAreLinear() {
        double[] sorted = {0, 1, 2, 3, 10};
        assertThat(Bootstrap.percentile(sorted, 0.025)).isCloseTo(0.1, within(1e-12));
        assertThat(Bootstrap.percentile(sorted, 0.975)).isCloseTo(9.3, within(1e-12));
        assertThat(Bootstrap.percentile(new double[] {4}, 0.975)).isEqualTo(4);
    }

    /** Of 200 samples drawn anew 100 times, the interval holds the true figure about 95 times. */
    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        Evaluation truth = Evaluation.of(Cases.drawn(50_000, Cases.labels(3), 2, 77), "all", Seed.of(1));
        int[] held = new int[4];
        for (int round = 0; round < 100; round++) {
            Evaluation one = Evaluation.of(Cases.drawn(200, Cases.labels(3), 2, 1000 + round), "test", Seed.of(round));
            held[0] += holds(one.accuracy(), truth.accuracy());
            held[1] += holds(one.overall().logLoss(), truth.overall().logLoss());
            held[2] += holds(metric(one, "averages.macro.f1"), metric(truth, "averages.macro.f1"));
            held[3] += holds(metric(one, "averages.macro.rocAuc"), metric(truth, "averages.macro.rocAuc"));
        }
        assertThat(Arrays.stream(held).boxed().toList()).allMatch(n -> n >= 87); // 95 less 3.7 standard deviations
    }

    private static Estimate metric(Evaluation evaluation, String name) {
        return Objects.requireNonNull(evaluation.metrics().get(name));
    }

    private static int holds(Estimate interval, Estimate truth) {
        return interval.low() <= truth.value() && truth.value() <= interval.high() ? 1 : 0;
    }

    private static double width(Estimate estimate) {
        return estimate.high() - estimate.low();
    }
}
