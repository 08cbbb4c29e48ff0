package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden values: {@code np.pad(np.arange(4), 9, mode)} and {@code np.pad(np.arange(1), 2, mode)} with mode edge, reflect
 * and wrap, numpy 2.4.6.
 */
class FillTest {
    @ParameterizedTest
    @CsvSource({
        "NEAREST, 0 0 0 0 0 0 0 0 0 0 1 2 3 3 3 3 3 3 3 3 3 3",
        "REFLECT, 3 2 1 0 1 2 3 2 1 0 1 2 3 2 1 0 1 2 3 2 1 0",
        "WRAP, 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 0",
        "CONSTANT, -1 -1 -1 -1 -1 -1 -1 -1 -1 0 1 2 3 -1 -1 -1 -1 -1 -1 -1 -1 -1"
    })
    void goesOnAsNumpyPads(Fill fill, String golden) {
        assertThat(IntStream.range(-9, 13).mapToObj(i -> fill.index(i, 4))).isEqualTo(numbers(golden));
    }

    @ParameterizedTest
    @CsvSource({"NEAREST, 0 0 0 0 0", "REFLECT, 0 0 0 0 0", "WRAP, 0 0 0 0 0", "CONSTANT, -1 -1 0 -1 -1"})
    void goesOnFromASinglePixel(Fill fill, String golden) {
        assertThat(IntStream.range(-2, 3).mapToObj(i -> fill.index(i, 1))).isEqualTo(numbers(golden));
    }

    private static List<Integer> numbers(String text) {
        return List.of(text.split(" ")).stream().map(Integer::valueOf).toList();
    }
}
