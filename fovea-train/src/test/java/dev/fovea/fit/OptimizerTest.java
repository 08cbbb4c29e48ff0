package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.pytorch.global.torch.zeros;

import dev.fovea.torch.Engine;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twenty steps of each optimizer against PyTorch 2.15's, in double precision there, with the gradient
 * {@code sin(3 w + t) + 0.1 w} at step t:
 *
 * <pre>{@code
 * python -c "
 * import torch; torch.set_default_dtype(torch.float64); O = torch.optim
 * for make in (lambda p: O.SGD(p, lr=.05), lambda p: O.RMSprop(p, lr=.005, momentum=.9),
 *              lambda p: O.SGD(p, lr=.05, momentum=.9, weight_decay=.01),
 *              lambda p: O.SGD(p, lr=.05, momentum=.9, nesterov=True, weight_decay=.01),
 *              lambda p: O.RMSprop(p, lr=.05, alpha=.9, weight_decay=.01),
 *              lambda p: O.Adam(p, lr=.05, weight_decay=.01), lambda p: O.AdamW(p, lr=.05, weight_decay=.1)):
 *     w = torch.tensor([.5, -1., 2., -.25], requires_grad=True); o = make([w])
 *     for t in range(20): w.grad = torch.sin(w.detach() * 3 + t) + .1 * w.detach(); o.step()
 *     print(w.tolist())"
 * }</pre>
 */
class OptimizerTest {
    /** Twenty steps in floats instead of doubles. */
    private static final float TOLERANCE = 2e-6f;

    static Stream<Arguments> golden() {
        return Stream.concat(plain(), decaying());
    }

    private static Stream<Arguments> plain() {
        return Stream.of(
                Arguments.of(
                        new Sgd(0.05, 0, false, 0),
                        new float[] {0.349677993f, -0.95500783f, 1.757360419f, -0.252853925f}),
                Arguments.of(
                        new RmsProp(0.005, 0.99, 0.9, 1e-8, 0),
                        new float[] {0.069607043f, -0.080024869f, 1.446346222f, -0.218066298f}));
    }

    static Stream<Arguments> decaying() {
        return Stream.of(
                Arguments.of(
                        new Sgd(0.05, 0.9, false, 0.01),
                        new float[] {0.017350632f, -0.19728033f, 0.510249196f, -0.271096036f}),
                Arguments.of(
                        new Sgd(0.05, 0.9, true, 0.01),
                        new float[] {-0.434494489f, -0.551040489f, 0.020058006f, -0.690614804f}),
                Arguments.of(
                        new RmsProp(0.05, 0.9, 0, 1e-8, 0.01),
                        new float[] {0.141033094f, -0.872925526f, 1.591312548f, -0.359470382f}),
                Arguments.of(
                        new Adam(0.05, 0.9, 0.999, 1e-8, 0.01),
                        new float[] {0.300496546f, -0.709163151f, 1.666049423f, -0.228174748f}),
                Arguments.of(
                        new AdamW(0.05, 0.9, 0.999, 1e-8, 0.1),
                        new float[] {0.272396087f, -0.645455206f, 1.50600033f, -0.209036001f}));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void twentyStepsEndWherePyTorchEnds(Optimizer optimizer, float[] expected) {
        Engine.enter(1);
        try (PointerScope scope = new PointerScope()) {
            Tensor weights = Tensors.of(new float[] {0.5f, -1, 2, -0.25f});
            List<Tensor> state = new ArrayList<>();
            for (int i = 0; i < optimizer.buffers(); i++) {
                state.add(zeros(4));
            }
            for (int t = 0; t < 20; t++) {
                Tensor gradient = Tensors.of(gradient(Tensors.floats(weights), t));
                optimizer.step(new OptimizerStep(weights, gradient, 4, state, optimizer.rate(), t + 1));
            }
            assertThat(Tensors.floats(weights)).containsExactly(expected, within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("decaying")
    void weightDecayTouchesTheFrontAlone(Optimizer optimizer, float[] unused) {
        Engine.enter(1);
        try (PointerScope scope = new PointerScope()) {
            Tensor weights = Tensors.of(new float[] {1, 1});
            List<Tensor> state = new ArrayList<>();
            for (int i = 0; i < optimizer.buffers(); i++) {
                state.add(zeros(2));
            }
            optimizer.step(new OptimizerStep(weights, zeros(2), 1, state, optimizer.rate(), 1));
            float[] after = Tensors.floats(weights);
            assertThat(after[0]).isLessThan(1);
            assertThat(after[1]).isEqualTo(1);
        }
    }

    private static float[] gradient(float[] w, int t) {
        float[] out = new float[w.length];
        for (int i = 0; i < w.length; i++) {
            out[i] = (float) (Math.sin(w[i] * 3 + t) + 0.1 * w[i]);
        }
        return out;
    }

    @Test
    void settingsOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> new Sgd(0, 0.9, false, 0)).hasMessageContaining("rate must be above 0, but was 0.0");
        assertThatThrownBy(() -> new Sgd(0.1, 0, true, 0))
                .hasMessageContaining("momentum must be above 0 for Nesterov");
        assertThatThrownBy(() -> new AdamW(0.1, 1, 0.9, 1e-8, 0)).hasMessageContaining("betas must be in 0..1");
    }
}
