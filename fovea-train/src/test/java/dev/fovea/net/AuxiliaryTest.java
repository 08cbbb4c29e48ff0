package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Seed;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.onnx.OnnxNode;
import dev.fovea.onnx.OnnxType;
import dev.fovea.onnx.OnnxValue;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A head for training alone; against torchvision's in ClassicGoldenTest. */
class AuxiliaryTest {
    private static final Shape INPUT = Shape.picture(3, 8, 8);
    private static final int N = 4;
    private static final int CLASSES = 5;

    private static final Network PLAIN = net();
    private static final Network WITH = net(Layers.named(
            "aux",
            new Auxiliary(List.of(Layers.conv(2, 1), Layers.relu(), Layers.flatten(), Layers.dense(CLASSES)), 0.5)));

    private static Network net(Layer... middle) {
        List<Layer> layers = new ArrayList<>(List.of(Layers.conv(6, 3), Layers.relu()));
        layers.addAll(List.of(middle));
        layers.addAll(List.of(Layers.named("last", Layers.conv(4, 3)), Layers.relu()));
        layers.addAll(List.of(Layers.globalAveragePool(), Layers.dense(CLASSES)));
        return Network.of("net", INPUT, new Sequence(layers));
    }

    @BeforeEach
    void engine() {
        Engine.enter(1);
    }

    /** Logits in evaluation, and all gradients of a step in which the losses count so much. */
    private static Map<String, float[]> step(Network network, double own, double auxiliary) {
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
                Gradients gradients = new Gradients(weights.plan());
                Lane lane = new Lane(network, weights, gradients)) {
            Tensor pictures = FormulaWeights.pictures(N, INPUT);
            Map<String, float[]> out = new LinkedHashMap<>();
            out.put("evaluated", Tensors.floats(lane.evaluate(pictures)));
            out.put("trained", Tensors.floats(lane.train(pictures, Seed.of(2))));
            List<Tensor> towards = new ArrayList<>();
            for (Tensor logits : lane.auxiliary()) {
                assertThat(logits.size(1)).isEqualTo(CLASSES);
                towards.add(towards(auxiliary));
            }
            lane.backward(towards(own), towards);
            weights.plan().places().forEach(place -> {
                out.put(place.name(), Tensors.floats(gradients.of(place.name())));
            });
            return out;
        }
    }

    private static Tensor towards(double weight) {
        return Tensors.of(FormulaWeights.draws("towards", N * CLASSES))
                .view(N, CLASSES)
                .mul(new Scalar(weight));
    }

    @Test
    void withoutItsLossNothingIsDifferent() {
        Map<String, float[]> plain = step(PLAIN, 1, 0);
        Map<String, float[]> with = step(WITH, 1, 0);
        plain.forEach((name, values) -> assertThat(with.get(name)).as(name).containsExactly(values, within(1e-7f)));
        assertThat(largest(with.get("aux.dense1.weight"))).isEqualTo(0);
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    @Test
    void gradientsOfBothLossesAddUpBelowIt() {
        Map<String, float[]> both = step(WITH, 1, 0.5);
        float[] own = step(WITH, 1, 0).get("conv1.weight");
        float[] auxiliary = step(WITH, 0, 0.5).get("conv1.weight");
        float[] sum = new float[own.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = own[i] + auxiliary[i];
        }
        assertThat(largest(auxiliary)).isPositive();
        assertThat(both.get("conv1.weight")).containsExactly(sum, within(1e-5f));
        assertThat(largest(both.get("aux.conv1.weight"))).isPositive();
    }

    @Test
    void gradientsMustBeGivenForAll() {
        assertThatThrownBy(() -> {
                    try (PointerScope scope = new PointerScope();
                            Weights weights = Weights.initial(WITH, Seed.of(1), Precision.FP32);
                            Gradients gradients = new Gradients(weights.plan());
                            Lane lane = new Lane(WITH, weights, gradients)) {
                        lane.train(FormulaWeights.pictures(N, INPUT), Seed.of(2));
                        lane.backward(towards(1));
                    }
                })
                .hasMessageContaining("gradients of auxiliary heads must be 1, but were 0");
    }

    @Test
    void itsWeightsAreTheNetworksAndItsWorkIsNot() {
        assertThat(WITH.parameters()).isEqualTo(PLAIN.parameters() + 2 * 6 + 2 + (2 * 36 + 1) * CLASSES);
        assertThat(WITH.multiplyAdds()).isEqualTo(PLAIN.multiplyAdds());
        assertThat(WITH.head().path()).isEqualTo("dense1");
        assertThat(WITH.heads()).extracting(Node::path).containsExactly("aux.dense1", "dense1");
        assertThat(WITH.auxiliaryWeights()).containsExactly(0.5);
        assertThat(PLAIN.heads()).extracting(Node::path).containsExactly("dense1");
        assertThat(WITH.withClasses(7).heads())
                .extracting(head -> head.out().channels())
                .containsExactly(7, 7);
    }

    @Test
    void theModelFileLeavesItOut() {
        assertThat(nodes(WITH)).isEqualTo(nodes(PLAIN)).isNotEmpty();
    }

    private static List<OnnxNode> nodes(Network network) {
        OnnxGraph graph = new OnnxGraph("test");
        String input = graph.input(OnnxValue.of("x", OnnxType.FLOAT, "n", "3", "8", "8"));
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            NetworkGraph.add(graph, input, network, weights.values());
        }
        return graph.nodes();
    }

    @Test
    void isWrittenAndRead() {
        String yaml = NetworkYaml.write(WITH);
        assertThat(yaml).contains("auxiliary").contains("weight: 0.5");
        assertThat(NetworkYaml.read(yaml, "test")).isEqualTo(WITH);
        String list = "name: x\ninput: [3, 8, 8]\nlayers: [auxiliary: [flatten, dense: 2], flatten, dense: 2]";
        assertThat(NetworkYaml.read(list, "test").auxiliaryWeights()).containsExactly(0.3);
    }

    @Test
    void headsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Auxiliary(List.of(Layers.flatten()), 0))
                .hasMessageContaining("weight of auxiliary must be above 0, but was 0.0");
        assertThatThrownBy(() -> net(new Auxiliary(List.of(Layers.conv(2, 1)), 1)))
                .hasMessageContaining(
                        "layer \"auxiliary1\" (auxiliary) must end in [n, classes], but ends in [n, 2, 6, 6]");
    }
}
