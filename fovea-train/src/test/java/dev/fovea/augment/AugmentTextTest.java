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
                  - blur: {size: 5, sigma: [0.1, 2], p: 0.2}
                  - rand-augment: {operations: 2, magnitude: 9, bins: 31}
                  - erasing: {p: 0.25, area: [0.02, 0.3]}
                """;
        assertThat(read(yaml))
                .isEqualTo(Augment.of(
                        Fill.REFLECT,
                        new Rotation(10),
                        new RandomResizedCrop(new Range(0.35, 1), new Range(0.75, 1.5)),
                        new Blur(5, new Range(0.1, 2), 0.2),
                        RandAugment.usual(),
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
                "posterize: {bits: 4, p: 0.5} | Did you mean \"posterise\"?",
                "perspective: {distortion: 1.5, p: 0.5} | perspective distortion must be 0..1, but was 1.5",
                "elastic: {alpha: 50, sigma: 0} | elastic sigma must be above 0",
                "hue: {amount: 0.6} | hue amount must be 0..0.5, but was 0.6",
                "saturation: {amount: 11} | saturation amount must be 0..10, but was 11.0",
                "blur: {size: 4, sigma: [1, 2], p: 1} | blur size must be odd",
                "blur: {size: 3, sigma: [0, 2], p: 1} | blur sigma must be above 0",
                "sharpen: {factor: 2, p: 1.5} | sharpen p must be 0..1, but was 1.5",
                "noise: {sigma: -1, p: 1} | noise sigma must be 0..1",
                "jpeg: {from: 0, to: 50, p: 1} | jpeg must be two qualities in rising order, 1..100, but was 0..50",
                "posterise: {bits: 9, p: 1} | posterise bits must be 0..8",
                "solarise: {threshold: 300, p: 1} | solarise threshold must be 0..256",
                "rand-augment: {operations: 2, magnitude: 31, bins: 31} | magnitude must be 0..30",
                "trivial-augment: {bins: 1} | bins must be 2..1000",
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
