package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Layers;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures to features, which are computed once. */
class BackboneTest {
    private static final int SIDE = 28;
    private static final Dataset DRAWN = Drawn.characters(60, Seed.of(11));
    private static final Preprocess PREPROCESS =
            new Preprocess(SIDE, Fit.STRETCH, SIDE, Channels.GRAY, List.of(0.5), List.of(0.25));

    private static final Network NETWORK = Network.of(
            "small",
            Shape.picture(1, SIDE, SIDE),
            Layers.conv(6, 5).withStride(2),
            Layers.batchNorm(),
            Layers.relu(),
            Layers.globalAveragePool(),
            Layers.dropout(0.5),
            Layers.dense(10));

    @BeforeEach
    void engine() {
        Engine.enter(2);
    }

    private static Recipe recipe(String cache) {
        return Recipe.scratch()
                .withMachine(
                        Machine.usual().withPrecision("fp32").withThreads(2).withCache(cache));
    }

    private static Features features(long weights, String cache) {
        try (Weights values = Weights.initial(NETWORK, Seed.of(weights), Precision.FP32);
                Backbone backbone = new Backbone(NETWORK, values, PREPROCESS, recipe(cache))) {
            return backbone.of(DRAWN);
        }
    }

    @Test
    void theSecondTimeTheyAreThere() {
        long weights = System.nanoTime(); // of no earlier run of this test
        Features first = features(weights, "64");
        Features second = features(weights, "64");

        assertThat(first.reused()).isZero();
        assertThat(first.size()).isEqualTo(60);
        assertThat(first.width()).isEqualTo(6);
        assertThat(second.reused()).isEqualTo(60);
        assertThat(second.rows()).containsExactly(first.rows());
        assertThat(second.truth()).containsExactly(first.truth());
    }

    @Test
    void otherWeightsMakeOthers() {
        long weights = System.nanoTime();
        Features first = features(weights, "64");
        Features other = features(weights + 1, "64");

        assertThat(other.reused()).isZero();
        assertThat(other.rows()).isNotEqualTo(first.rows());
    }

    @Test
    void withoutADiskTheyAreTheSame() {
        long weights = System.nanoTime();
        Features kept = features(weights, "64");
        Features computed = features(weights, "off");

        assertThat(computed.reused()).isZero();
        assertThat(computed.rows()).containsExactly(kept.rows());
    }

    @Test
    void aNetworkWithoutADenseHeadIsRefused() {
        Network pooled = Network.of(
                "pooled", Shape.picture(1, SIDE, SIDE), Layers.conv(10, 5), Layers.relu(), Layers.globalAveragePool());

        assertThatThrownBy(pooled::withoutHead)
                .hasMessage("network must end in a dense layer to have features, but has none");
    }
}
