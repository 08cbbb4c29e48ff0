package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Targets keep what they are told, also in a slice. */
class TargetsTest {
    @Test
    void aPlainRowHasNoSecondClass() {
        Targets targets = Targets.of(3, 1);
        assertThat(targets.truth()).containsExactly(3, 1);
        assertThat(targets.other()).containsExactly(3, 1);
        assertThat(targets.share()).containsExactly(0, 0);
        assertThat(targets.weight()).containsExactly(1, 1);
    }

    @Test
    void settingARowAgainForgetsTheMixture() {
        Targets targets = new Targets(1);
        targets.set(0, 2, 0.5);
        targets.mix(0, 4, 0.75);
        assertThat(targets.largest(0).only()).isEqualTo(4);
        targets.set(0, 1, 1);
        assertThat(targets.largest(0).only()).isEqualTo(1);
        assertThat(targets.share()).containsExactly(0);
        assertThat(targets.weight()).containsExactly(1);
    }

    @Test
    void aSliceIsACopy() {
        Targets targets = Targets.of(0, 1, 2);
        targets.mix(1, 2, 0.25);
        Targets slice = targets.slice(1, 3);
        targets.set(1, 0, 9);
        assertThat(slice.truth()).containsExactly(1, 2);
        assertThat(slice.other()).containsExactly(2, 2);
        assertThat(slice.share()).containsExactly(0.25, 0);
        assertThat(slice.weight()).containsExactly(1, 1);
    }
}
