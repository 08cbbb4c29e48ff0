package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetTest {
    @ParameterizedTest
    @EnumSource(Flips.Axes.class)
    void flipsAsAllowedAndComesBackFromYaml(Flips.Axes axes) {
        for (Preset preset : Preset.values()) {
            for (int size : new int[] {28, 96, 97, 224}) {
                Augment augment = preset.of(size, Flips.chosen(axes));
                assertThat(has(augment, HorizontalFlip.class))
                        .isEqualTo(preset != Preset.OFF && axes != Flips.Axes.NONE);
                assertThat(has(augment, VerticalFlip.class)).isEqualTo(preset != Preset.OFF && axes == Flips.Axes.BOTH);
                assertThat(Json.YAML.read(Json.YAML.write(augment), Augment.class, "x"))
                        .isEqualTo(augment);
            }
        }
    }

    @Test
    void cropsPhotographsOnly() {
        Flips flips = Flips.chosen(Flips.Axes.HORIZONTAL);
        assertThat(Preset.STANDARD.of(96, flips).resizedCrop()).isEmpty();
        assertThat(Preset.STANDARD.of(97, flips).resizedCrop()).isPresent();
        assertThat(Preset.OFF.of(28, flips).isNone()).isTrue();
    }

    @Test
    void mirrorsNoStrokes() {
        assertThat(Preset.STANDARD.of(28, Flips.chosen(Flips.Axes.NONE)).fill()).isEqualTo(Fill.NEAREST);
        assertThat(Preset.STANDARD.of(28, Flips.chosen(Flips.Axes.HORIZONTAL)).fill())
                .isEqualTo(Fill.REFLECT);
    }

    private static boolean has(Augment augment, Class<?> kind) {
        return augment.steps().stream().anyMatch(kind::isInstance);
    }
}
