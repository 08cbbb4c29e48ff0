package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Seed;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How logits move with input and maps, for one network of each kind. */
class SensitivityTest {
    private static final int CLASSES = 5;

    /** Name, side, the usual layer for maps, its rows. */
    @ParameterizedTest
    @CsvSource({
        "keras-mnist, 28, 5",
        "lenet-5, 28, 4",
        "compact, 28, 7",
        "cifar-resnet-20, 32, 8",
        "resnet-18, 64, 2",
        "mobilenet-v2, 64, 2",
        "mobilenet-v3-small, 64, 2",
        "squeezenet-1-1, 64, 3",
        "densenet-121, 64, 2",
        "googlenet, 64, 2",
        "vit-s-16, 64, 4"
    })
    void agreesWithEvaluationAndWithDifferences(String name, int side, int rows) {
        Engine.enter(1);
        int channels = name.equals("keras-mnist") || name.equals("lenet-5") ? 1 : 3;
        Network network = Architecture.named(name).network(Shape.picture(channels, side, side), CLASSES);
        MapLayer layer = MapLayer.last(network).orElseThrow();
        assertThat(layer.rows()).as(layer.toString()).isEqualTo(rows);
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
                Lane lane = Lane.forEvaluation(network, weights);
                Sensitivity toMaps = Sensitivity.toMaps(network, weights, layer);
                Sensitivity toInput = Sensitivity.toInput(network, weights)) {
            FormulaWeights.fill(weights, Architectures.norm(Architecture.named(name)));
            Tensor x = FormulaWeights.pictures(2, network.input());
            Tensor towards =
                    Tensors.of(FormulaWeights.draws("towards", 2 * CLASSES)).view(2, CLASSES);
            float[] evaluated = Tensors.floats(lane.evaluate(x));
            float[] watched = Tensors.floats(toMaps.logits(x));
            float[] free = Tensors.floats(toInput.logits(x));
            for (int i = 0; i < evaluated.length; i++) {
                assertThat(watched[i]).isCloseTo(evaluated[i], within(1e-3f)); // of logits up to 30
                assertThat(free[i]).isCloseTo(evaluated[i], within(1e-3f));
            }
            toMaps.back(towards);
            long[] shape = {2, layer.channels(), layer.rows(), layer.columns()};
            assertThat(toMaps.maps().shape()).isEqualTo(shape);
            assertThat(toMaps.mapGradients().shape()).isEqualTo(shape);
            assertThat(toMaps.mapGradients().abs().max().item_float()).isPositive();
            Tensor gradient = Objects.requireNonNull(toInput.back(towards));
            assertThat(gradient.shape()).isEqualTo(x.shape());
            agrees(lane, x, towards, gradient);
        }
    }

    /** Along the gradient the weighted sum of logits rises by its squared length, as far as floats and bends allow: of a wrong gradient it is far. */
    private static void agrees(Lane lane, Tensor x, Tensor towards, Tensor gradient) {
        double squared = gradient.mul(gradient).sum().item_double();
        double step = 3e-5 * x.norm().item_double() / Math.sqrt(squared);
        double above = value(lane, x.add(gradient.mul(new Scalar(step))), towards);
        double below = value(lane, x.sub(gradient.mul(new Scalar(step))), towards);
        assertThat((above - below) / (2 * step)).isCloseTo(squared, within(0.15 * squared));
    }

    private static double value(Lane lane, Tensor x, Tensor towards) {
        return lane.evaluate(x).mul(towards).sum().item_double();
    }
}
