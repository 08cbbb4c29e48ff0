package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every shipped network. */
class ArchitectureFamilyTest {
    private static final int N = 4;
    private static final int CLASSES = 10;

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void takesChannelsSizesAndClasses(Architecture architecture) {
        int side = architecture.usualSize();
        for (int channels : new int[] {1, 3, 5}) {
            for (int classes : new int[] {2, 1000}) {
                Network network = architecture.network(Shape.picture(channels, side, side + 32), classes);
                assertThat(network.classes()).isEqualTo(classes);
                assertThat(network.name()).isEqualTo(architecture.word());
            }
        }
        assertThat(Architecture.named(architecture.word())).isSameAs(architecture);
    }

    @ParameterizedTest
    @CsvSource({
        "LENET_5,16",
        "ALEXNET,63",
        "VGG_11,32",
        "VGG_19_BN,32",
        "GOOGLENET,15",
        "INCEPTION_V3,75",
        "DENSENET_121,29",
        "SQUEEZENET_1_0,21",
        "SQUEEZENET_1_1,17"
    })
    void smallestPictureIsAsDocumented(Architecture architecture, int side) {
        assertThat(architecture.network(Shape.picture(3, side, side), CLASSES).classes())
                .isEqualTo(CLASSES);
        Shape smaller = Shape.picture(3, side - 1, side + 40);
        assertThatThrownBy(() -> architecture.network(smaller, CLASSES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Use larger pictures (--size)");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESNET_18", "RESNEXT_50", "CIFAR_RESNET_56"})
    void residualNetworksTakeOnePixel(Architecture architecture) {
        assertThat(architecture.network(Shape.picture(1, 1, 1), 2).classes()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void isReadAsItIsWritten(Architecture architecture) {
        Network network = Architectures.small(architecture, CLASSES);
        assertThat(NetworkYaml.read(NetworkYaml.write(network), "test")).isEqualTo(network);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void takesOtherClasses(Architecture architecture) {
        Network network = Architectures.small(architecture, CLASSES);
        Network other = network.withClasses(7);
        assertThat(other).isEqualTo(Architectures.small(architecture, 7));
        assertThat(other.heads())
                .hasSize(1 + other.auxiliaryWeights().size())
                .allSatisfy(head -> assertThat(head.out().channels()).isEqualTo(7));
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void arraysHaveNamesOfTheirOwn(Architecture architecture) {
        FlatPlan plan = FlatPlan.of(Architectures.small(architecture, CLASSES).node());
        assertThat(plan.places().stream().map(FlatPlan.Place::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dev.fovea.net.Architectures#light")
    void trains(Architecture architecture) {
        step(architecture);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("dev.fovea.net.Architectures#heavy")
    void heavyTrains(Architecture architecture) {
        step(architecture);
    }

    /** Steps from fresh weights stay finite; and one as written and one rewritten are the same, and every array moves. */
    private static void step(Architecture architecture) {
        Engine.enter(2);
        Network network = GoldenNetwork.still(Architectures.small(architecture, CLASSES));
        staysFinite(network, Precision.FP32);
        staysFinite(network, Precision.BF16);
        bothLanesAgree(network);
    }

    private static void bothLanesAgree(Network network) {
        try (PointerScope scope = new PointerScope();
                Weights weights = lifted(network);
                Gradients plain = new Gradients(weights.plan());
                Gradients fast = new Gradients(weights.plan())) {
            Tensor expected = logits(Lane.plain(network, weights, plain), network, Precision.FP32);
            Tensor actual = logits(new Lane(network, weights, fast), network, Precision.FP32);
            assertThat(distance(actual, expected)).isLessThan(1e-3 * size(expected));
            for (FlatPlan.Place place : weights.plan().places()) {
                if (place.trained()) {
                    assertAlike(place.name(), plain, fast);
                }
            }
        }
    }

    /**
     * Fresh weights; in residual networks with the biases of batch-norm at 2 instead of 0. Fresh ones put half of all
     * numbers within reach of a ReLU's threshold, and through so many layers batch-norm carries what rounding turns over
     * there to all others: pictures of ResNet-50 that move by 3e-7 then move its first gradients by 5 %, in one and the
     * same lane. Lifted they move by less than 1e-4.
     */
    private static Weights lifted(Network network) {
        Weights weights = Weights.initial(network, Seed.of(3), Precision.FP32);
        boolean residual = network.node().walk().anyMatch(node -> node.layer() instanceof Sum);
        for (Node node : network.node().walk().toList()) {
            if (residual && node.layer() instanceof BatchNorm) {
                weights.master(node.parameterName("bias")).fill_(new Scalar(2));
            }
        }
        return weights;
    }

    /**
     * Rounding decides which way a few numbers beside zero go, so single gradients may differ. Of a bias that
     * batch-norm takes away again, all is rounding: it is held against the whole.
     */
    private static void assertAlike(String name, Gradients plain, Gradients fast) {
        double whole = size(plain.flat());
        double own = size(plain.of(name));
        assertThat(own).as("%s gets a gradient", name).isPositive();
        assertThat(distance(fast.of(name), plain.of(name))).as(name).isLessThan(0.05 * own + 1e-4 * whole);
    }

    private static void staysFinite(Network network, Precision precision) {
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(network, Seed.of(3), precision);
                Gradients gradients = new Gradients(weights.plan())) {
            Tensor logits = logits(new Lane(network, weights, gradients), network, precision);
            assertThat(logits.isfinite().all().item_bool()).isTrue();
            assertThat(gradients.flat().isfinite().all().item_bool()).isTrue();
            assertThat(size(gradients.flat())).isPositive();
        }
    }

    private static Tensor logits(Lane lane, Network network, Precision precision) {
        Tensor pictures = FormulaWeights.pictures(N, network.input()).to(precision.type());
        Tensor logits = lane.train(pictures, Seed.of(1)).to(Precision.FP32.type());
        Tensor towards =
                Tensors.of(FormulaWeights.draws("towards", N * CLASSES)).view(N, CLASSES);
        List<Tensor> auxiliary = new ArrayList<>();
        for (double weight : network.auxiliaryWeights()) {
            auxiliary.add(towards.mul(new Scalar(weight)).to(precision.type()));
        }
        assertThat(lane.auxiliary()).hasSameSizeAs(auxiliary);
        lane.backward(towards.to(precision.type()), auxiliary);
        lane.close();
        return logits;
    }

    private static double size(Tensor tensor) {
        return tensor.norm().item_double();
    }

    private static double distance(Tensor first, Tensor second) {
        return size(first.sub(second));
    }
}
