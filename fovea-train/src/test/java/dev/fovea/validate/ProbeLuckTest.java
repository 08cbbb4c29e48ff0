package dev.fovea.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Luck of training: how likely a drop is where nothing but the seed differs. */
class ProbeLuckTest {
    private static final ProbeLuck LUCK = new ProbeLuck(List.of(0.95, 0.96, 0.94), 0.004, 3);

    /** Drop 0.01, error 0.004 x sqrt((1 + 1/3) / 3) = 0.0026667, t 3.75; scipy.stats.t.sf(3.75, 6) = 0.004754884143244393. */
    @Test
    void isStudentsTest() {
        assertThat(LUCK.p(List.of(0.94, 0.95, 0.93))).isCloseTo(0.004754884143244393, within(1e-12));
        assertThat(LUCK.p(List.of(0.95, 0.96, 0.94))).isCloseTo(0.5, within(1e-9));
        assertThat(LUCK.p(List.of(0.97, 0.97, 0.97))).isGreaterThan(0.99);
    }

    @Test
    void whereTrainingsNeverDifferAnyDropIsNoLuck() {
        ProbeLuck none = new ProbeLuck(List.of(1.0, 1.0, 1.0), 0, 3);
        assertThat(none.p(List.of(1.0, 1.0, 0.99))).isZero();
        assertThat(none.p(List.of(1.0, 1.0, 1.0))).isEqualTo(1);
    }
}
