package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.onnx.OnnxNode;
import dev.fovea.onnx.OnnxType;
import dev.fovea.onnx.OnnxValue;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** Dropped paths: whole rows, in training alone, not in the model file; gradients are LayerFamilyTest's. */
class StochasticDepthTest {
    private static final Shape INPUT = Shape.picture(3, 4, 4);

    private static Network net(Layer... layers) {
        List<Layer> all = new ArrayList<>(List.of(layers));
        all.add(Layers.globalAveragePool());
        all.add(Layers.dense(2));
        return Network.of("net", INPUT, new Sequence(all));
    }

    @Test
    void wholeRowsAreDroppedAndTheMeanStays() {
        Engine.enter(1);
        int n = 4_000;
        Network network = Network.of("net", Shape.picture(1, 2, 2), Layers.dropPath(0.25), Layers.flatten());
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
                Lane lane = Lane.forEvaluation(network, weights)) {
            float[] ones = new float[4 * n];
            Arrays.fill(ones, 1);
            Tensor pictures = Tensors.of(ones).view(n, 2, 2, 1).permute(0, 3, 1, 2);
            float[] out = Tensors.floats(lane.train(pictures, Seed.of(2)));
            int kept = 0;
            for (int row = 0; row < n; row++) {
                float first = out[4 * row];
                assertThat(first == 0 || Math.abs(first - 1 / 0.75f) < 1e-6).isTrue();
                for (int i = 1; i < 4; i++) {
                    assertThat(out[4 * row + i]).isEqualTo(first);
                }
                kept += first == 0 ? 0 : 1;
            }
            // five standard errors of a share of 0.75 in 4,000 draws
            assertThat((double) kept / n).isCloseTo(0.75, within(0.035));
            assertThat(Tensors.floats(lane.train(pictures, Seed.of(2)))).isEqualTo(out);
            assertThat(Tensors.floats(lane.train(pictures, Seed.of(3)))).isNotEqualTo(out);
            assertThat(Tensors.floats(lane.evaluate(pictures))).isEqualTo(ones);
        }
    }

    @Test
    void laterBlocksAreLeftOutMoreOftenAndOwnChancesStay() {
        Network plain = net(
                Layers.residual(3, 1),
                Layers.named("mine", Layers.residual(3, 1).withDropPath(0.05)),
                Sequence.of(Layers.residual(4, 2), Sum.of(Layers.residual(4, 1), new Identity())));
        Network deep = StochasticDepth.over(plain, 0.4);
        assertThat(NetworkYaml.write(deep))
                .containsSubsequence("drop-path: 0.1", "drop-path: 0.05", "drop-path: 0.3", "drop-path: 0.4");
        assertThat(StochasticDepth.over(plain, 0)).isSameAs(plain);
        assertThat(NetworkYaml.read(NetworkYaml.write(deep), "test")).isEqualTo(deep);
        assertThat(deep.parameters()).isEqualTo(plain.parameters());
    }

    @Test
    void theModelFileLeavesThemOut() {
        assertThat(nodes(net(Layers.residual(3, 1).withDropPath(0.3))))
                .isEqualTo(nodes(net(Layers.residual(3, 1))))
                .isNotEmpty();
    }

    private static List<OnnxNode> nodes(Network network) {
        Engine.enter(1);
        OnnxGraph graph = new OnnxGraph("test");
        String input = graph.input(OnnxValue.of("x", OnnxType.FLOAT, "n", "3", "4", "4"));
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            NetworkGraph.add(graph, input, network, weights.values());
        }
        return graph.nodes();
    }

    @Test
    void networksWithoutBlocksAndRatesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> StochasticDepth.over(net(Layers.conv(2, 3)), 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stochastic-depth must come with a network of residual blocks, but net has none");
        assertThatThrownBy(() -> Layers.dropPath(1)).hasMessageContaining("rate of drop-path must be at least 0");
        assertThatThrownBy(() -> Layers.residual(3, 1).withDropPath(-0.1))
                .hasMessageContaining("drop-path of residual");
        String typo = "name: x\ninput: [3, 8, 8]\nlayers: [residual: {channels: 3, drop-pth: 0.1}, global-average-pool,"
                + " dense: 2]";
        assertThatThrownBy(() -> NetworkYaml.read(typo, "x.yaml"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("Did you mean \"drop-path\"?");
    }
}
