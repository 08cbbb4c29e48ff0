package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.batch.Targets;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The loss of several labels a picture. */
class BinaryCrossEntropyTest {
    private static final int LABELS = 4;

    private static float[] logits() {
        float[] out = new float[12];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (3 * Math.sin(i * 1.7 + 0.3));
        }
        return out;
    }

    private static Targets targets() {
        Targets targets = new Targets(3);
        targets.set(0, LabelSet.of(IntStream.of(0, 3)), 1);
        targets.set(1, LabelSet.NONE, 0.5);
        targets.set(2, LabelSet.of(IntStream.of(2, 1)), 2);
        targets.mix(2, LabelSet.of(IntStream.of(0, 3)), 0.3);
        return targets;
    }

    /**
     * From PyTorch 2.15, within what 32-bit sums leave:
     *
     * <pre>{@code
     * import torch, torch.nn.functional as F
     * z = (torch.sin(torch.arange(12, dtype=torch.float64) * 1.7 + 0.3) * 3).reshape(3, 4).float().requires_grad_()
     * y = torch.tensor([[1, 0, 0, 1], [0, 0, 0, 0], [0, 1, 1, 0]]).float()
     * mixed = y.clone(); mixed[2] = 0.7 * y[2] + 0.3 * y[0]
     * u = torch.tensor([[1.0], [0.5], [2.0]]); w = torch.tensor([2.0, 1.0, 0.5, 3.0]); s = 0.1
     * t = (1 - s) * mixed + s / 2
     * loss = (u * F.binary_cross_entropy_with_logits(z, t, pos_weight=w, reduction="none")).sum() / 4
     * loss.backward(); print(loss.item(), [round(v, 6) for v in z.grad.flatten().tolist()])
     * z.grad = None
     * p = torch.sigmoid(z)
     * focal = -t * (1 - p) ** 2 * F.logsigmoid(z) - (1 - t) * p ** 2 * F.logsigmoid(-z)
     * loss = (u * focal).sum() / 4
     * loss.backward(); print(loss.item(), [round(v, 6) for v in z.grad.flatten().tolist()])
     * }</pre>
     */
    @Test
    void equalsPyTorch() {
        float[] gradient = new float[12];

        double loss = new BinaryCrossEntropy(0, 0.1, List.of(2.0, 1.0, 0.5, 3.0))
                .apply(logits(), LABELS, targets(), gradient);

        assertThat(loss).isCloseTo(5.630836, within(2e-6));
        float[] weighted = {
            -0.129762f,
            0.222163f,
            0.035054f,
            -0.647526f,
            0.105503f,
            0.100319f,
            0.005f,
            0.016245f,
            0.306098f,
            -0.049941f,
            -0.154339f,
            0.020652f
        };
        assertThat(gradient).containsExactly(weighted, within(2e-6f));

        double focal = new BinaryCrossEntropy(2, 0.1, List.of()).apply(logits(), LABELS, targets(), gradient);

        assertThat(focal).isCloseTo(3.5568635, within(2e-6));
        float[] focused = {
            -0.006841f,
            0.26807f,
            -0.00909f,
            -0.264276f,
            0.130718f,
            0.122254f,
            -0.006944f,
            0.000318f,
            0.383505f,
            0.007438f,
            -0.383049f,
            0.146407f
        };
        assertThat(gradient).containsExactly(focused, within(2e-6f));
    }

    @Test
    void staysFiniteFarOut() {
        float[] gradient = new float[2];
        Targets targets = Targets.of(List.of(LabelSet.of(0)));

        double right = new BinaryCrossEntropy(2, 0, List.of()).apply(new float[] {1e30f, -1e30f}, 2, targets, gradient);
        assertThat(right).isZero();
        double wrong = BinaryCrossEntropy.plain().apply(new float[] {-1000, 1000}, 2, targets, gradient);
        assertThat(wrong).isEqualTo(1000);
        assertThat(gradient).containsExactly(-0.5f, 0.5f);
    }

    @Test
    void countsMicroF1() {
        float[] logits = {1, -1, -1, 1, 1, -1, -1, -1, -1, 2, -1, -1};

        Hits hits = Hits.of(BinaryCrossEntropy.plain(), logits, LABELS, targets());

        // said 0, 3 of 0, 3; 0 of none; 1 of 1, 2
        assertThat(hits).isEqualTo(new Hits(6, 8));
        assertThat(hits.plus(new Hits(0, 2)).share()).isEqualTo(0.6);
        assertThat(Hits.NONE.share()).isEqualTo(1);
    }

    @Test
    void anEpochIsJudgedByTheCommonThresholdThatDoesBest() {
        float[] logits = {-2, -3, -3, -2, -3, -3, -3, -3, -3, -2, -2, -3};
        Targets plain = targets().plain();

        EpochReport.Fitness fitness = new Judgement(BinaryCrossEntropy.plain())
                .add(logits, LABELS, plain)
                .fitness();

        assertThat(fitness.accuracy()).isEqualTo(1);
        assertThat(fitness.n()).isEqualTo(3);
        assertThat(Hits.of(BinaryCrossEntropy.plain(), logits, LABELS, plain).share())
                .isZero();
    }

    @Test
    void aRecipeForTheTaskTakesIt() {
        Recipe plain = Recipe.scratch();
        Recipe several = plain.withNetwork(plain.network().withTask(new Task.MultiLabel()));
        Recipe weighed =
                several.withRegularisation(several.regularisation().withFocal(2).withClassWeights("balanced"));

        assertThat(several.loss(new int[] {5, 90}, 100)).isEqualTo(new BinaryCrossEntropy(0, 0.05, List.of()));
        assertThat(weighed.loss(new int[] {20, 80, 0}, 1000))
                .isEqualTo(new BinaryCrossEntropy(2, 0.05, List.of(49.0, 11.5, 100.0)));
    }
}
