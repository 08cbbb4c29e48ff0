package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Schedules at the points where their formulas are known. */
class ScheduleTest {
    @Test
    void oneCycleRisesAndFallsByCosines() {
        Schedule cycle = new Schedule.OneCycle(0.3, 25, 10_000);
        assertThat(cycle.share(0, 0)).isCloseTo(1 / 25.0, within(1e-12));
        assertThat(cycle.share(0.15, 0)).isCloseTo((1 + 1 / 25.0) / 2, within(1e-12));
        assertThat(cycle.share(0.3, 0)).isCloseTo(1, within(1e-12));
        assertThat(cycle.share(0.65, 0)).isCloseTo((1 + 4e-6) / 2, within(1e-12));
        assertThat(cycle.share(1, 0)).isCloseTo(4e-6, within(1e-12));
    }

    @Test
    void cosineEndsAtItsFloor() {
        Schedule cosine = new Schedule.Cosine(0.1, 0);
        assertThat(cosine.share(0, 0)).isCloseTo(1, within(1e-12));
        assertThat(cosine.share(0.5, 0)).isCloseTo(0.55, within(1e-12));
        assertThat(cosine.share(1, 0)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void restartsTakeTwiceAsLongEachTime() {
        Schedule restarts = new Schedule.Restarts(2, 2, 0.2, 0);
        assertThat(restarts.share(0, 0)).isCloseTo(1, within(1e-12));
        assertThat(restarts.share(0, 1)).isCloseTo(0.6, within(1e-12));
        assertThat(restarts.share(0, 2)).isCloseTo(1, within(1e-12));
        assertThat(restarts.share(0, 4)).isCloseTo(0.6, within(1e-12));
        assertThat(restarts.share(0, 6)).isCloseTo(1, within(1e-12));
    }

    @Test
    void polynomialAndExponentialFall() {
        assertThat(new Schedule.Polynomial(2, 0).share(0.5, 0)).isCloseTo(0.25, within(1e-12));
        assertThat(new Schedule.Polynomial(1, 0).share(1, 0)).isZero();
        assertThat(new Schedule.Exponential(0.9, 0).share(0, 2)).isCloseTo(0.81, within(1e-12));
    }

    @Test
    void everyNameHasASchedule() {
        Schedule.WORDS.forEach(word ->
                assertThat(Schedule.named(word, 0).share(0.5, 5)).as(word).isBetween(0.0, 1.0));
    }

    @Test
    void stepFallsEverySoManyEpochs() {
        Schedule step = new Schedule.Step(2, 0.1, 0);
        assertThat(step.share(0, 1.99)).isCloseTo(1, within(1e-12));
        assertThat(step.share(0, 2)).isCloseTo(0.1, within(1e-12));
        assertThat(step.share(0, 4.5)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void warmUpRisesFromZero() {
        Schedule constant = new Schedule.Constant(2);
        assertThat(constant.shareWithWarmUp(0, 0.5)).isCloseTo(0.25, within(1e-12));
        assertThat(constant.shareWithWarmUp(0, 2)).isEqualTo(1);
    }

    @Test
    void unknownNamesAreAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Schedule.named("cosin", 0)).hasMessageContaining("Did you mean \"cosine\"?");
    }
}
