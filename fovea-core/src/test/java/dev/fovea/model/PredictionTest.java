package dev.fovea.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.data.Labels;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private final Labels labels = new Labels(java.util.List.of("a", "b", "c"));

    @Test
    void mostProbableComesFirst() {
        Prediction prediction = Prediction.of(labels, new float[] {9, 9, 9, 0.2f, 0.5f, 0.3f}, 1);
        assertThat(prediction.all()).extracting(Prediction.Choice::label).containsExactly("b", "c", "a");
        assertThat(prediction.label()).isEqualTo("b");
        assertThat(prediction.index()).isEqualTo(1);
        assertThat(prediction.probability()).isEqualTo(0.5f);
        assertThat(prediction.top(9)).hasSize(3);
    }

    @Test
    void ofEqualsTheLowerIndexComesFirst() {
        assertThat(Prediction.of(labels, new float[] {0.2f, 0.4f, 0.4f}, 0).index())
                .isEqualTo(1);
    }
}
