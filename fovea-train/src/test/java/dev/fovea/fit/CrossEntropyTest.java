package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.batch.Targets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loss and gradient against PyTorch 2.15's, in double precision there:
 *
 * <pre>{@code
 * python -c "
 * import torch; torch.set_default_dtype(torch.float64)
 * x = torch.tensor([[1.5,-.5,.25],[0.,2.,-1.],[-.75,.5,3.],[.1,.2,.3]], requires_grad=True); y = torch.tensor([0,2,1,1])
 * for s, w in ((0.,None),(.1,None),(0.,[.5,1.,2.]),(.1,[.5,1.,2.])):
 *     x.grad = None
 *     l = torch.nn.functional.cross_entropy(x, y, weight=w and torch.tensor(w), label_smoothing=s); l.backward()
 *     print(l.item(), x.grad.flatten().tolist())"
 * }</pre>
 */
class CrossEntropyTest {
    private static final float[] LOGITS = {1.5f, -0.5f, 0.25f, 0, 2, -1, -0.75f, 0.5f, 3, 0.1f, 0.2f, 0.3f};
    private static final Targets TRUTH = Targets.of(0, 2, 1, 1);

    static Stream<Arguments> golden() {
        List<Double> weights = List.of(0.5, 1.0, 2.0);
        return Stream.of(
                Arguments.of(new CrossEntropy(0, List.of()), 1.806032847, new float[] {
                    -0.074171506f,
                    0.023795799f,
                    0.050375707f,
                    0.0285488f,
                    0.210948684f,
                    -0.239497483f,
                    0.005317856f,
                    -0.231438858f,
                    0.226121002f,
                    0.075152401f,
                    -0.166943752f,
                    0.09179135f
                }),
                Arguments.of(new CrossEntropy(0.1, List.of()), 1.78936618, new float[] {
                    -0.057504839f,
                    0.015462466f,
                    0.042042374f,
                    0.020215467f,
                    0.20261535f,
                    -0.222830817f,
                    -0.003015477f,
                    -0.214772191f,
                    0.217787668f,
                    0.066819068f,
                    -0.150277085f,
                    0.083458017f
                }),
                Arguments.of(new CrossEntropy(0, weights), 2.270666995, new float[] {
                    -0.032965114f,
                    0.010575911f,
                    0.022389203f,
                    0.050753422f,
                    0.375019882f,
                    -0.425773304f,
                    0.004726983f,
                    -0.205723429f,
                    0.200996446f,
                    0.066802135f,
                    -0.148394446f,
                    0.081592311f
                }),
                Arguments.of(new CrossEntropy(0.1, weights), 2.204781479, new float[] {
                    -0.01513824f,
                    0.004578625f,
                    0.010559615f,
                    0.044934992f,
                    0.351986646f,
                    -0.396921638f,
                    0.001102063f,
                    -0.190633635f,
                    0.189531572f,
                    0.0642118f,
                    -0.132349168f,
                    0.068137368f
                }));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void equalsPyTorch(CrossEntropy loss, double mean, float[] expected) {
        float[] gradient = new float[LOGITS.length];
        double weight = loss.weight(TRUTH);
        assertThat(loss.apply(LOGITS, 3, TRUTH, gradient) / weight).isCloseTo(mean, within(1e-8));
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i] / weight).isCloseTo(expected[i], within(1e-7));
        }
    }

    @Test
    void hugeLogitsStayFinite() {
        float[] gradient = new float[2];
        double loss = new CrossEntropy(0, List.of()).apply(new float[] {1e30f, -1e30f}, 2, Targets.of(1), gradient);
        assertThat(loss).isFinite().isPositive();
        assertThat(gradient).containsExactly(1, -1);
    }

    @Test
    void settingsOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> new CrossEntropy(1, List.of()))
                .hasMessage("label-smoothing must be at least 0 and below 1, but was 1.0. Try --label-smoothing 0.1.");
    }
}
