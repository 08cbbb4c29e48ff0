package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In evaluation nobody holds a map that nobody reads on: probes in the network copy what passes by and take a handle of
 * each copy that goes on, and at the network's end theirs are the only ones.
 */
class EvaluationMemoryTest {
    private static final Shape INPUT = Shape.picture(4, 9, 9);
    private static final int N = 2;

    /** Handles of the copies that went on. */
    private static final class Probes {
        private final List<Tensor> seen = new ArrayList<>();
        private final List<Long> holders = new ArrayList<>();

        /** Gives a copy of what comes in, which is no view of anything. */
        Layer probe() {
            return custom(x -> {
                Tensor copy = x.clone();
                Tensor handle = new Tensor(copy);
                handle.retainReference();
                seen.add(handle);
                return copy;
            });
        }

        /** Counts who holds each: as a tensor, and as memory that other tensors are views of. */
        Layer end() {
            return custom(x -> {
                seen.forEach(handle -> holders.add(
                        Math.max(handle.use_count(), handle.storage().use_count())));
                return x.clone();
            });
        }

        private static Layer custom(UnaryOperator<Tensor> function) {
            return new CustomLayer("probe", shape -> shape, function, null);
        }
    }

    /** A body of 4 maps that tells its probes what passes by. */
    private record Body(String name, Function<Probes, Layer> made) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Body> bodies() {
        return Stream.of(
                new Body("sequence", p -> Sequence.of(conv(), p.probe(), Layers.relu(), p.probe())),
                new Body("sum", p -> Sum.of(Sequence.of(conv(), p.probe()), new Identity())),
                new Body("concat", p -> Concat.of(half(p), half(p))),
                new Body("concat with its input", p -> Sequence.of(conv(), p.probe(), dense(p), p.probe(), conv())),
                new Body("scale", p -> Sequence.of(conv(), p.probe(), Scale.by(gate(p)), p.probe())),
                new Body("scale by maps", p -> Sequence.of(p.probe(), Scale.by(Sequence.of(conv(), p.probe())))),
                new Body("scale by itself", p -> Sequence.of(p.probe(), Scale.by(new Identity()), p.probe())),
                new Body("shuffle", p -> Sequence.of(Layers.conv(4, 1), p.probe(), new ChannelShuffle(2), p.probe())),
                new Body("attention", p -> Sequence.of(Layers.pixelDense(12), p.probe(), new Attention(2), p.probe())));
    }

    private static Layer conv() {
        return Layers.conv(4, 3).withPadding(1);
    }

    private static Layer half(Probes p) {
        return Sequence.of(Layers.conv(2, 1), Layers.batchNorm(), p.probe(), Layers.relu(), p.probe());
    }

    private static Layer dense(Probes p) {
        return Concat.of(new Identity(), Sequence.of(conv(), p.probe()));
    }

    private static Layer gate(Probes p) {
        return Sequence.of(Layers.globalAveragePool(), Layers.dense(4), p.probe(), Layers.sigmoid(), p.probe());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void nobodyHoldsWhatNobodyReads(Body body) {
        Engine.enter(1);
        Probes probes = new Probes();
        Network network = Network.of(
                "probed",
                INPUT,
                body.made().apply(probes),
                Layers.maxPool(2),
                Layers.flatten(),
                Layers.dense(3),
                probes.end());
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
                Lane lane = Lane.forEvaluation(network, weights);
                Gradients gradients = new Gradients(weights.plan());
                Lane plain = Lane.plain(network, weights, gradients)) {
            Tensor pictures = FormulaWeights.pictures(N, INPUT);
            float[] answer = Tensors.floats(lane.evaluate(pictures));
            assertThat(probes.holders).isNotEmpty().containsOnly(1L);
            assertThat(Tensors.floats(lane.evaluate(pictures))).isEqualTo(answer);
            assertThat(Tensors.floats(plain.evaluate(pictures)))
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(answer);
        } finally {
            probes.seen.forEach(Tensor::close);
        }
    }
}
