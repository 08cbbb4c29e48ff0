package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Seed;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TemperatureTest {
    @Test
    void threeTimesTheLogitsAreThreeTimesTheTemperature() {
        for (double scale : new double[] {0.3, 1, 2.5}) {
            Drawn drawn = new Drawn(800, 6, 2, scale, 1);
            double one = Temperature.fit(drawn.logits, drawn.truth).value();
            double three = Temperature.fit(drawn.times(3), drawn.truth).value();
            assertThat(one).isCloseTo(scale, Percentage.withPercentage(15));
            assertThat(three / one).isCloseTo(3, within(1e-5));
        }
    }

    @Test
    void onOtherSamplesLossAndErrorFallToWhatIsTrue() {
        Drawn validation = new Drawn(2000, 5, 2, 2.5, 2);
        Drawn test = new Drawn(2000, 5, 2, 2.5, 3);
        Temperature fitted = Temperature.fit(validation.logits, validation.truth);
        assertThat(fitted.isWorthwhile()).isTrue();
        Reliability before = Reliability.of(test.predictions(1), Seed.of(1));
        Reliability after = Reliability.of(test.predictions(fitted.value()), Seed.of(1));
        assertThat(before.isWithinFloor()).isFalse();
        assertThat(after.isWithinFloor()).isTrue();
        assertThat(before.ece().value()).isGreaterThan(before.floorHigh());
        assertThat(after.ece().value()).isBetween(0.0, after.floorHigh());
        assertThat(RiskCoverage.of(test.predictions(1)).area()).isBetween(0.05, 0.6);
    }

    @Test
    void whatIsTrueAlreadyStaysAsItIs() {
        int kept = 0;
        for (int seed = 0; seed < 20; seed++) {
            Drawn drawn = new Drawn(500, 4, 2, 1, 100 + seed);
            kept += Temperature.fit(drawn.logits, drawn.truth).isWorthwhile() ? 0 : 1;
        }
        assertThat(kept).isGreaterThanOrEqualTo(13); // Akaike's criterion changes one in six for nothing
    }

    @Test
    void whatSaysNothingIsNotUsed() {
        float[] right = {2, 0, 0, 2};
        assertThat(Temperature.fit(right, new int[] {0, 1}).isAtBound()).isTrue();
        assertThat(Temperature.fit(right, new int[] {0, 1}).isWorthwhile()).isFalse();
        assertThat(Temperature.fit(right, new int[] {1, 0}).value()).isCloseTo(Temperature.HIGHEST, within(1e-6));
        Temperature equal = Temperature.fit(new float[] {1, 1, 1, 1}, new int[] {0, 1});
        assertThat(equal).isEqualTo(new Temperature(1, Math.log(2), Math.log(2), 2));
        Drawn few = new Drawn(Temperature.FEWEST - 1, 3, 2, 4, 5);
        assertThat(Temperature.fit(few.logits, few.truth).isWorthwhile()).isFalse();
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> Temperature.fit(new float[] {1, Float.NaN}, new int[] {0}))
                .hasMessage("logits must be finite, but one was NaN (sample 0)");
        assertThatThrownBy(() -> Temperature.fit(new float[] {1, Float.POSITIVE_INFINITY}, new int[] {0}))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> Temperature.fit(new float[] {1, 2, 3}, new int[] {0, 1}))
                .hasMessageContaining("a row for each");
        assertThatThrownBy(() -> Temperature.fit(new float[0], new int[0])).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Temperature.fit(new float[] {1, 2}, new int[] {2}))
                .hasMessage("class index must be 0..1, but was 2");
    }
}
