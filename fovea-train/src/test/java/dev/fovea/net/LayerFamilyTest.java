package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every layer's own backward pass against libtorch's recorded one, and every rewritten network against the plain one:
 * values and gradients alike.
 */
class LayerFamilyTest {
    private static final Shape INPUT = Shape.picture(4, 9, 9);
    private static final int N = 6;
    private static final int CLASSES = 3;

    /** Sums of a few hundred float products, added in another order. */
    private static final float TOLERANCE = 2e-5f;

    static Stream<Network> networks() {
        Layer gate = Sequence.of(Layers.globalAveragePool(), Layers.dense(6), Layers.sigmoid());
        return Stream.of(
                net("conv", Layers.conv(6, 3), Layers.relu(), Layers.maxPool(2)),
                net("strided", Layers.conv(6, 3).withStride(2).withPadding(1), Layers.tanh()),
                net("dilated", Layers.conv(6, 3).withDilation(2), Layers.leakyRelu(0.1), Layers.maxPool(2)),
                net("grouped", Layers.conv(8, 3).withGroups(4), Layers.silu(), Layers.maxPool(2)),
                net("depthwise", Layers.conv(4, 3).withGroups(4).withoutBias(), Layers.gelu()),
                net("norm", Layers.conv(6, 3).withoutBias(), Layers.batchNorm(), Layers.relu(), Layers.maxPool(2)),
                net(
                        "frozen norm",
                        Layers.conv(6, 3).withoutBias(),
                        new BatchNorm(0, 1e-5),
                        Layers.relu(),
                        Layers.maxPool(2)),
                net("frozen norm alone", Layers.conv(6, 3), new BatchNorm(0, 1e-3), Layers.tanh()),
                net("norm first", Layers.batchNorm(), Layers.conv(5, 3), Layers.sigmoid(), Layers.averagePool(2)),
                net("dropout", Layers.conv(6, 3), Layers.dropout(0.4), Layers.relu()),
                net("dense", Layers.flatten(), Layers.dense(11), Layers.relu(), Layers.dropout(0.3)),
                net("residual", Layers.residual(4, 1), Layers.residual(8, 2)),
                net("drop path", Layers.conv(6, 3), Layers.dropPath(0.4), Layers.relu()),
                net(
                        "stochastic depth",
                        Layers.residual(4, 1).withDropPath(0.5),
                        Layers.residual(8, 2).withDropPath(0.3)),
                net("dropped rows", Layers.flatten(), Layers.dense(7), Layers.dropPath(0.3)),
                net("sum", Sum.of(Layers.conv(5, 3).withPadding(1), Layers.conv(5, 1)), Layers.relu()),
                net("concat", Concat.of(Layers.conv(5, 3).withPadding(1), new Identity(), Layers.conv(2, 1))),
                net("scale", Layers.conv(6, 3), Scale.by(gate), Layers.relu()),
                net("gate of one shape", Scale.by(Sequence.of(Layers.conv(4, 1), Layers.sigmoid()))),
                net(
                        "relu6",
                        Layers.conv(6, 3).withoutBias(),
                        Layers.batchNorm(),
                        Scale.by(new Identity()),
                        Layers.relu6()),
                net("hard swish", Layers.conv(6, 3), Layers.hardSwish(), Layers.maxPool(2)),
                net("hard sigmoid", Layers.conv(6, 3), Layers.hardSigmoid()),
                net("squeeze", Layers.conv(6, 3), SqueezeExcite.of(6, 2, Layers.relu6(), Layers.hardSigmoid())),
                net("layer norm", Layers.conv(6, 3), Layers.layerNorm(), Layers.gelu()),
                net("layer norm of vectors", Layers.flatten(), Layers.dense(7), new LayerNorm(1e-3)),
                net("pixel dense", Layers.pixelDense(6), Layers.relu(), new PixelDense(5, false)),
                net("channel scale", Sum.of(Sequence.of(Layers.conv(4, 1), new ChannelScale()), new Identity())),
                net(
                        "channel shuffle",
                        Layers.conv(6, 3),
                        new ChannelShuffle(3),
                        Layers.conv(6, 3).withGroups(3)),
                net(
                        "channel slice",
                        Layers.conv(6, 3),
                        Concat.of(new ChannelSlice(0, 2), Sequence.of(new ChannelSlice(2, 4), Layers.conv(3, 1)))),
                net("class token", Layers.conv(6, 3).withStride(3), new ClassToken(), new FirstToken()),
                net("tokens", Layers.conv(6, 3).withStride(3), new ClassToken(), new Positions(), Layers.layerNorm()),
                net(
                        "attention",
                        Layers.conv(6, 3).withStride(3),
                        new ClassToken(),
                        Shortcut.around(Sequence.of(Layers.pixelDense(18), new Attention(2), Layers.pixelDense(6))),
                        new FirstToken()),
                net("attention over maps", Layers.pixelDense(24), new Attention(4), Layers.conv(3, 3)),
                net("overlapping pool", Layers.relu(), new MaxPool(Window.of(Extent.square(3), Extent.square(2)))),
                net(
                        "pool of what is left",
                        Layers.conv(6, 2),
                        Layers.relu(),
                        Layers.maxPool(3).withStride(2).withCeil()),
                net(
                        "padded pool",
                        Layers.conv(6, 2),
                        Layers.maxPool(3).withStride(2).withPadding(1).withCeil()),
                net(
                        "every second pixel",
                        Layers.conv(5, 3),
                        Layers.averagePool(1).withStride(2)),
                net("padded channels", Layers.conv(5, 3), new PadChannels(8), Layers.relu()),
                net("maps made smaller", Layers.conv(6, 3), Layers.adaptiveAveragePool(4), Layers.relu()),
                net("maps made larger", Layers.conv(6, 3).withStride(2), Layers.adaptiveAveragePool(7)),
                net("maps left alone", Layers.conv(6, 3), Layers.adaptiveAveragePool(7), Layers.flatten()),
                net("relu behind concat", Concat.of(Layers.conv(3, 1), Layers.conv(2, 1)), Layers.relu()),
                Architecture.KERAS_MNIST.network(Shape.picture(1, 28, 28), CLASSES),
                Architecture.COMPACT.network(Shape.picture(1, 28, 28), CLASSES));
    }

    private static Network net(String name, Layer... layers) {
        List<Layer> all = new ArrayList<>(List.of(layers));
        boolean vector = !Node.of("", new Sequence(all), INPUT).out().isPicture();
        if (!vector) {
            all.add(Layers.globalAveragePool());
        }
        all.add(Layers.dense(CLASSES));
        return Network.of(name, INPUT, new Sequence(all));
    }

    @BeforeEach
    void engine() {
        Engine.enter(2);
    }

    /** Logits and gradients of one step. */
    private record Step(Map<String, float[]> arrays) {}

    @ParameterizedTest
    @MethodSource("networks")
    void goesBackAsRecorded(Network network) {
        assertAlike(recorded(network), own(network, false));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void rewrittenMeansTheSame(Network network) {
        assertAlike(own(network, false), own(network, true));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void evaluationMeansTheSame(Network network) {
        assertAlike(judged(network, false), judged(network, true));
    }

    /** What is fused with a convolution: each function, with batch-norm before it and without, in groups and without bias. */
    @ParameterizedTest
    @EnumSource
    void fusedActivationsMeanTheSame(Activation.Function function) {
        Layer activation = new Activation(function, function == Activation.Function.LEAKY_RELU ? 0.1 : 0);
        List.of(
                        net("alone", Layers.conv(6, 3), activation),
                        net("normed", Layers.conv(6, 3), Layers.batchNorm(), activation),
                        net("depthwise", Layers.conv(4, 3).withGroups(4).withoutBias(), Layers.batchNorm(), activation))
                .forEach(network -> assertAlike(judged(network, false), judged(network, true)));
    }

    /** The logits of evaluation, with arrays and running statistics that leave nothing as it is. */
    private static Step judged(Network network, boolean rewritten) {
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(network, Seed.of(5), Precision.FP32);
                Gradients gradients = new Gradients(weights.plan())) {
            int seed = 20;
            for (FlatPlan.Place place : weights.plan().places()) {
                float[] values = draw((int) place.parameter().count(), seed++);
                for (int i = 0; i < values.length; i++) {
                    boolean variance = place.name().endsWith("running_var");
                    values[i] = variance ? 0.5f + Math.abs(values[i]) : 0.5f * values[i];
                }
                weights.set(place.name(), values);
            }
            weights.round();
            try (Lane lane =
                    rewritten ? Lane.forEvaluation(network, weights) : Lane.plain(network, weights, gradients)) {
                return new Step(Map.of("logits", Tensors.floats(lane.evaluate(pictures(network)))));
            }
        }
    }

    /** Eight bits of mantissa cost what they cost in libtorch's own operations, and not more. */
    @ParameterizedTest
    @MethodSource("networks")
    void halfPrecisionIsAsNearAsLibtorchs(Network network) {
        Step full = own(network, true);
        Map<String, float[]> plain = own(network, false, Precision.BF16).arrays();
        own(network, true, Precision.BF16).arrays().forEach((name, values) -> {
            float[] exact = full.arrays().get(name);
            assertThat(error(values, exact)).as(name).isLessThan(1.5 * error(plain.get(name), exact) + 0.03);
        });
    }

    /** Root of the squared differences over that of the squares. */
    private static double error(float[] values, float[] exact) {
        double difference = 0;
        double size = 1e-6;
        for (int i = 0; i < values.length; i++) {
            difference += Math.pow((double) values[i] - exact[i], 2);
            size += Math.pow(exact[i], 2);
        }
        return Math.sqrt(difference / size);
    }

    @Test
    void customFunctionGoesBackAsTheLayerThatMeansTheSame() {
        Layer custom = new CustomLayer("square", shape -> shape, x -> x.mul(x), null);
        Network square = net("square", Layers.conv(4, 3), custom);
        Network scaled = net("scaled", Layers.conv(4, 3), Scale.by(new Identity()));
        assertAlike(own(scaled, false), own(square, true));
    }

    private static void assertAlike(Step expected, Step actual) {
        assertThat(actual.arrays().keySet()).isEqualTo(expected.arrays().keySet());
        expected.arrays().forEach((name, values) -> {
            float[] others = actual.arrays().get(name);
            float largest = 1e-3f;
            for (float v : values) {
                largest = Math.max(largest, Math.abs(v));
            }
            for (int i = 0; i < values.length; i++) {
                assertThat(others[i]).as("%s[%d]", name, i).isCloseTo(values[i], Offset.offset(TOLERANCE * largest));
            }
        });
        assertThat(actual.arrays().values().stream().anyMatch(LayerFamilyTest::anyLarge))
                .as("some gradient is not zero")
                .isTrue();
    }

    private static boolean anyLarge(float[] values) {
        for (float v : values) {
            if (Math.abs(v) > 1e-3) {
                return true;
            }
        }
        return false;
    }

    private static Step own(Network network, boolean rewritten) {
        return own(network, rewritten, Precision.FP32);
    }

    private static Step own(Network network, boolean rewritten, Precision precision) {
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(network, Seed.of(5), precision);
                Gradients gradients = new Gradients(weights.plan())) {
            Lane lane = rewritten ? new Lane(network, weights, gradients) : Lane.plain(network, weights, gradients);
            Map<String, float[]> out = new LinkedHashMap<>();
            Tensor logits = lane.train(pictures(network).to(precision.type()), Seed.of(9));
            out.put("logits", Tensors.floats(logits));
            lane.backward(towards(network).to(precision.type()));
            lane.close();
            weights.plan().places().forEach(place -> {
                Tensor array = place.trained() ? gradients.of(place.name()) : weights.master(place.name());
                out.put(place.name(), Tensors.floats(array));
            });
            return new Step(out);
        }
    }

    private static Step recorded(Network network) {
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(network, Seed.of(5), Precision.FP32);
                Gradients gradients = new Gradients(weights.plan());
                AutoGradMode recording = new AutoGradMode(true)) {
            List<FlatPlan.Place> trained = weights.plan().places().stream()
                    .filter(FlatPlan.Place::trained)
                    .toList();
            trained.forEach(place -> weights.master(place.name()).set_requires_grad(true));
            trained.forEach(place -> weights.computed(place.name()).set_requires_grad(true));
            Tensor logits = Lane.plain(network, weights, gradients).train(pictures(network), Seed.of(9));
            Map<String, float[]> out = new LinkedHashMap<>();
            out.put("logits", Tensors.floats(logits.detach()));
            logits.mul(towards(network)).sum().backward();
            for (FlatPlan.Place place : trained) {
                Tensor computed = weights.computed(place.name()).grad();
                Tensor gradient = computed.defined()
                        ? computed
                        : weights.master(place.name()).grad();
                out.put(place.name(), Tensors.floats(gradient.detach()));
            }
            weights.plan().places().stream().filter(p -> !p.trained()).forEach(place -> {
                out.put(place.name(), Tensors.floats(weights.master(place.name())));
            });
            return new Step(out);
        }
    }

    private static Tensor pictures(Network network) {
        Shape in = network.input();
        long[] dims = {N, in.height(), in.width(), in.channels()};
        return Tensors.of(draw(N * (int) in.count(), 1)).view(dims).permute(0, 3, 1, 2);
    }

    private static Tensor towards(Network network) {
        return Tensors.of(draw(N * CLASSES, 2)).view(N, CLASSES);
    }

    private static float[] draw(int count, int seed) {
        Random random = new Random(seed);
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }
}
