package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fovea.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
    private final Sample sample = new Sample("a.png", () -> new Picture(1, 1, 1, new byte[1]), 2, "g", Role.TEST);

    @Test
    void countsOnceUnlessItIsGivenAWeight() {
        assertThat(sample.weight()).isEqualTo(1);
        assertThat(sample.withWeight(0.25).weight()).isEqualTo(0.25);
    }

    @Test
    void keepsItsWeightWhereAnythingElseChanges() {
        Sample light = sample.withWeight(0.5);

        assertThat(light.withGroup("h"))
                .isEqualTo(new Sample("a.png", sample.source(), LabelSet.of(2), "h", Role.TEST, 0.5));
        assertThat(light.withLabel(1))
                .isEqualTo(new Sample("a.png", sample.source(), LabelSet.of(1), "g", Role.TEST, 0.5));
        assertThat(light.withGiven(null))
                .isEqualTo(new Sample("a.png", sample.source(), LabelSet.of(2), "g", null, 0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAWeightThatIsNoAmount(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sample.withWeight(weight))
                .withMessageContaining("weight must be above 0 and finite, but was " + weight + " (a.png)");
    }
}
