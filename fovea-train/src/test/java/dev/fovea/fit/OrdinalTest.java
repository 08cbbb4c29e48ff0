package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.batch.Targets;
import dev.fovea.data.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The loss of classes that have an order. */
class OrdinalTest {
    private static final int CLASSES = 5;

    private static float[] logits() {
        float[] out = new float[15];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (2 * Math.sin(i * 1.7 + 0.3));
        }
        return out;
    }

    /**
     * From PyTorch 2.15, within what 32-bit sums leave:
     *
     * <pre>{@code
     * import torch, torch.nn.functional as F
     * s, k = 0.1, 5
     * logits = (torch.sin(torch.arange(15, dtype=torch.float64) * 1.7 + 0.3) * 2).reshape(3, 5).float().requires_grad_()
     * y = torch.tensor([0, 2, 4]); w = torch.tensor([1.0, 0.5, 2.0])
     * d = F.softmax(-2.0 * (torch.arange(k)[None] - y[:, None]).float() ** 2, 1)
     * loss = (w * F.cross_entropy(logits, (1 - s) * d + s / k, reduction="none")).sum()
     * loss.backward()
     * print(loss.item(), [round(v, 6) for v in logits.grad.flatten().tolist()])
     * }</pre>
     */
    @Test
    void equalsPyTorchsCrossEntropyWithTheseLabels() {
        Targets targets = new Targets(3);
        targets.set(0, 0, 1);
        targets.set(1, 2, 0.5);
        targets.set(2, 4, 2);
        float[] gradient = new float[15];

        double loss = new Ordinal(0.1, List.of()).apply(logits(), CLASSES, targets, gradient);

        assertThat(loss).isCloseTo(10.713187, within(2e-5));
        float[] expected = {
            -0.671685f,
            0.353275f,
            0.006755f,
            -0.003377f,
            0.315032f,
            0.122897f,
            -0.050795f,
            -0.343787f,
            0.230583f,
            0.041102f,
            -0.009753f,
            0.26148f,
            1.486764f,
            -0.153631f,
            -1.58486f
        };
        assertThat(gradient).containsExactly(expected, within(5e-6f));
    }

    @Test
    void aNearMissCostsLessThanAFarOne() {
        float[] sure = {0, 8, 0, 0, 0};
        float[] gradient = new float[CLASSES];
        Ordinal loss = new Ordinal(0, List.of());

        double right = loss.apply(sure, CLASSES, Targets.of(1), gradient);
        double near = loss.apply(sure, CLASSES, Targets.of(2), gradient);
        double far = loss.apply(sure, CLASSES, Targets.of(4), gradient);

        assertThat(right).isLessThan(near);
        assertThat(near).isLessThan(far);
    }

    @Test
    void aRecipeForTheTaskTakesIt() {
        Recipe plain = Recipe.scratch();
        Recipe ordinal = plain.withNetwork(plain.network().withTask(new Task.Ordinal()));

        assertThat(ordinal.loss(new int[] {1, 1})).isEqualTo(new Ordinal(0.05, List.of()));
        assertThat(plain.loss(new int[] {1, 1})).isInstanceOf(CrossEntropy.class);
        Recipe focal = ordinal.withRegularisation(ordinal.regularisation().withFocal(2));
        assertThatThrownBy(() -> focal.loss(new int[] {1, 1}))
                .hasMessageContaining("focal must come with another task than ordinal");
    }
}
