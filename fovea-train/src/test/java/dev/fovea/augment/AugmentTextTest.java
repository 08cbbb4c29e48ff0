package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentTextTest {
    @Test
    void readsAsAPersonWritesIt() {
        String yaml = """
                fill: reflect
                steps:
                  - rotation: {degrees: 10}
                  - random-resized-crop: {scale: [0.35, 1], ratio: [0.75, 1.5]}
                  - erasing: {p: 0.25, area: [0.02, 0.3]}
                """;
        assertThat(read(yaml))
                .isEqualTo(Augment.of(
                        Fill.REFLECT,
                        new Rotation(10),
                        new RandomResizedCrop(new Range(0.35, 1), new Range(0.75, 1.5)),
                        new Erasing(0.25, new Range(0.02, 0.3))));
    }

    @Test
    void writesPlainly() {
        Augment augment = Augment.of(Fill.NEAREST, new Rotation(10), new Erasing(0.5, new Range(0.1, 0.2)));
        assertThat(Json.YAML.write(augment)).isEqualTo("""
                        fill: nearest
                        steps:
                          - rotation:
                              degrees: 10.0
                          - erasing:
                              p: 0.5
                              area:
                                - 0.1
                                - 0.2
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rotaton: {degrees: 1} | must be a known kind, but was \"rotaton\". Did you mean \"rotation\"?",
                "rotation: {degrees: 1, degree: 1} | but one was \"degree\". Did you mean \"degrees\"?",
                "rotation: {degree: 1} | property 'degrees'",
                "rotation: {degrees: 200} | rotation degrees must be 0..180, but was 200.0",
                "erasing: {p: 0.5, area: [0.5]} | range must be two numbers",
                "erasing: {p: 0.5, area: [0.5, 0.1]} | in rising order",
                "custom: {name: rain} | a function of Java code. Add it from Java"
            })
    void refusesWhatIsWrong(String step, String message) {
        assertThatThrownBy(() -> read("fill: wrap\nsteps:\n- " + step + "\n"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(message);
    }

    @Test
    void namesACustomOneButWritesNoFunction() {
        Augment augment = Augment.of(Fill.WRAP, Augmentation.custom("rain", (picture, random) -> picture));
        assertThat(Json.YAML.write(augment)).endsWith("- custom:\n      name: rain\n");
    }

    private static Augment read(String yaml) {
        return Json.YAML.read(yaml, Augment.class, "recipe.yaml");
    }
}
