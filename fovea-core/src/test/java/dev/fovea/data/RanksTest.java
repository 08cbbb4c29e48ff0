package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RanksTest {
    private static Dataset of(String... labels) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            Picture picture = new Picture(1, 1, 1, new byte[] {(byte) i});
            samples.add(new Sample(labels[i] + ".png", () -> picture, i, null, null));
        }
        return new Dataset("grades", samples, new Labels(List.of(labels)), new Task.SingleLabel(), List.of());
    }

    @Test
    void classesComeInTheOrderOfTheirNumbers() {
        Dataset ordered = of("1-mild", "10-worst", "2.5", "0 none", "-1").ordered();

        assertThat(ordered.labels().names()).containsExactly("-1", "0 none", "1-mild", "2.5", "10-worst");
        assertThat(ordered.task()).isEqualTo(new Task.Ordinal());
        ordered.samples()
                .forEach(sample ->
                        assertThat(sample.name()).isEqualTo(ordered.labels().name(sample.label()) + ".png"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none|mild|must begin with their rank, but one is \"none\". Rename them, such as 0-none,",
                "0-none|mild|must begin with their rank, but one is \"mild\".",
                "1-a|01-b|must begin with different numbers",
                "1-a|1.0-b|must begin with different numbers"
            })
    void whatHasNoOrderIsRefused(String one, String two, String message) {
        assertThatThrownBy(() -> of(one, two).ordered())
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTaskIsReadAsItIsWritten() {
        for (String word : Task.WORDS) {
            assertThat(Task.of(word).word()).isEqualTo(word);
        }
        assertThatThrownBy(() -> Task.of("ordnal"))
                .hasMessage(
                        "task must be known, but was \"ordnal\". Did you mean \"ordinal\"? Allowed: multi-label, ordinal, single-label.");
    }
}
