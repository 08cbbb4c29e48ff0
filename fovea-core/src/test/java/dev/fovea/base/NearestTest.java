package dev.fovea.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void aNearNameIsAskedAboutAndAFewAreListed() {
        assertThat(Nearest.hint("compct", List.of("keras-mnist", "compact")))
                .isEqualTo("Did you mean \"compact\"? Allowed: compact, keras-mnist.");
        assertThat(Nearest.hint("vgg", List.of("keras-mnist", "compact"))).isEqualTo("Allowed: compact, keras-mnist.");
    }

    @Test
    void ofEquallyNearNamesTheOneThatBeginsLikeItIsMeant() {
        assertThat(Nearest.hint("--flip", List.of("--clip", "--flips"))).startsWith("Did you mean \"--flips\"?");
    }

    @Test
    void aTypoIsOneLetterOrAnotherOrder() {
        for (String typo : List.of("wieght", "weght", "weights", "Weight", "wright")) {
            assertThat(Nearest.isTypo(typo, "weight")).as(typo).isTrue();
        }
        assertThat(Nearest.isTypo("date", "path")).isFalse();
        assertThat(Nearest.isTypo("width", "weight")).isFalse();
    }

    @Test
    void manyNamesAreNotListedWhole() {
        List<String> many =
                IntStream.range(100, 200).mapToObj(i -> "label-" + i).toList();

        assertThat(Nearest.hint("label-15", many)).isEqualTo("Did you mean \"label-150\"?");
        assertThat(Nearest.hint("rose", many))
                .startsWith("Allowed: label-100, label-101,")
                .endsWith(" and 90 more.");
    }
}
