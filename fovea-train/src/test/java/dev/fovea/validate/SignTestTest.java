package dev.fovea.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against SciPy 1.x: {@code python -c "from scipy.stats import binomtest; print(binomtest(59, 82, .5,
 * alternative='greater').pvalue)"}.
 */
class SignTestTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "5, 0, 0.03125",
        "0, 5, 1",
        "11, 13, 0.7293719053268433",
        "59, 23, 4.357739328660262e-05",
        "184, 24, 4.866132346670239e-32",
        "3, 3, 0.65625",
        "1, 0, 0.5"
    })
    void isTheExactBinomialTail(int lost, int won, double p) {
        assertThat(SignTest.p(lost, won)).isCloseTo(p, within(1e-9 * p));
    }

    /** Holm's: the smallest times 3, the next times 2, and never less than one before. */
    @Test
    void isAdjustedForTheNumberOfTests() {
        List<Double> adjusted = SignTest.adjusted(List.of(0.02, 0.01, 0.9));
        assertThat(adjusted.get(0)).isCloseTo(0.04, within(1e-12));
        assertThat(adjusted.get(1)).isCloseTo(0.03, within(1e-12));
        assertThat(adjusted.get(2)).isEqualTo(0.9);
        assertThat(SignTest.adjusted(List.of(0.6, 0.5))).containsExactly(1.0, 1.0);
        assertThat(SignTest.adjusted(List.of())).isEmpty();
    }
}
