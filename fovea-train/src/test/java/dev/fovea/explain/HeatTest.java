package dev.fovea.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Heat as numbers and as colours. */
class HeatTest {
    @Test
    void aMapGivesSharesAndPlacesBetween() {
        HeatMap map = new HeatMap(2, 2, new float[] {1, 3, -2, Float.NaN});
        assertThat(map.at(0, 1)).isEqualTo(1);
        assertThat(map.at(1, 0)).isZero();
        assertThat(map.raw(1, 0)).isEqualTo(-2);
        assertThat(map.raw(1, 1)).isZero();
        assertThat(map.between(0.5, 0.25)).isCloseTo(2, within(1e-9));
        assertThat(map.between(0, 0)).isEqualTo(1);
        assertThat(map.between(0.25, 0.5)).isCloseTo(-0.5, within(1e-9));
        assertThat(map.sum()).isEqualTo(2);
        assertThat(new HeatMap(1, 2, new float[] {-1, 0}).isEmpty()).isTrue();
        assertThatThrownBy(() -> new HeatMap(2, 2, new float[3])).hasMessageContaining("must have 2 x 2 numbers");
    }

    @Test
    void blocksKeepTheirMean() {
        float[] values = new float[64];
        values[9] = 4;
        HeatMap coarse = new HeatMap(8, 8, values).coarse(4);
        assertThat(coarse.rows()).isEqualTo(4);
        assertThat(coarse.raw(0, 0)).isEqualTo(1);
        assertThat(new HeatMap(8, 8, values.clone()).coarse(8).raw(1, 1)).isEqualTo(4);
    }

    /** Relative luminance (WCAG 2.2) of the colours rises with the heat, from dark to light. */
    @Test
    void coloursGrowLighterAllTheWay() {
        double before = luminance(HeatColours.of(0));
        assertThat(before).isLessThan(0.06);
        for (int i = 1; i <= 64; i++) {
            double now = luminance(HeatColours.of(i / 64.0));
            assertThat(now).as("colour %d of 64", i).isGreaterThan(before);
            before = now;
        }
        assertThat(before).isGreaterThan(0.8);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int level) {
        double v = level / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    /** SciPy: {@code spearmanr([1, 2, 2, 5], [3, 9, 1, 9])} gives 0.5000000000000001. */
    @Test
    void ranksShareWhatIsEqual() {
        double[] a = {1, 2, 2, 5};
        assertThat(Ranks.correlation(a, a)).isEqualTo(OptionalDouble.of(1));
        assertThat(Ranks.correlation(a, new double[] {3, 9, 1, 9}).orElseThrow())
                .isCloseTo(SPEARMAN, within(1e-12));
        assertThat(Ranks.correlation(a, new double[] {1, 1, 1, 1})).isEmpty();
    }

    private static final double SPEARMAN = 0.5000000000000001;
}
