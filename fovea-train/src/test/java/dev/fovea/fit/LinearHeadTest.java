package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.torch.Engine;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A linear head on features that stay. */
class LinearHeadTest {
    private static final int WIDTH = 6;
    private static final int CLASSES = 3;

    @BeforeEach
    void engine() {
        Engine.enter(2);
    }

    /** Clouds around a corner for each class, in features of very different size. */
    private static Features clouds(int n, long seed, double spread) {
        Random random = new Random(seed);
        float[] rows = new float[n * WIDTH];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            truth[i] = i % CLASSES;
            for (int f = 0; f < WIDTH; f++) {
                double centre = f % CLASSES == truth[i] ? 1 : 0;
                rows[i * WIDTH + f] = (float) (Math.pow(10, f - 2) * (centre + spread * random.nextGaussian()) + f);
            }
        }
        return Features.of(WIDTH, rows, truth);
    }

    @Test
    void separatesWhatCanBeSeparated() {
        LinearHead head = LinearHead.fit(clouds(300, 1, 0.15), clouds(90, 2, 0.15), CLASSES);

        assertThat(head.accuracy(clouds(300, 3, 0.15))).isGreaterThan(0.99);
    }

    @Test
    void onNoiseItStaysAtChanceAndSaysSoHonestly() {
        Features noise = clouds(300, 1, 50);
        LinearHead head = LinearHead.fit(noise, clouds(300, 2, 50), CLASSES);

        assertThat(head.loss(clouds(300, 3, 50))).isCloseTo(Math.log(CLASSES), within(0.12));
    }

    @Test
    void aFeatureThatNeverChangesDoesNoHarm() {
        Features some = clouds(90, 1, 0.2);
        float[] rows = some.rows().clone();
        for (int i = 0; i < some.size(); i++) {
            rows[i * WIDTH] = 7;
        }
        LinearHead head = LinearHead.fit(Features.of(WIDTH, rows, some.truth()), some, CLASSES);

        for (float w : head.weight()) {
            assertThat(w).isFinite();
        }
    }

    @Test
    void theMinimumIsWhereTheGradientIsZero() {
        double[] point = new double[2];
        double value = new Lbfgs(200, 1e-12).minimise(point, (at, gradient) -> {
            double a = at[0] - 3;
            double b = at[1] + 1;
            gradient[0] = 4 * a * a * a + 2 * a + b;
            gradient[1] = a + 20 * b;
            return a * a * a * a + a * a + a * b + 10 * b * b;
        });

        assertThat(point[0]).isCloseTo(3, within(1e-6));
        assertThat(point[1]).isCloseTo(-1, within(1e-6));
        assertThat(value).isCloseTo(0, within(1e-10));
    }

    /**
     * Golden values from scikit-learn 1.9.1; both are the minimum of one convex function, to the digits printed. Rows have
     * no fixed level (adding a row to all classes changes no probability), so means over classes are taken out.
     *
     * <pre>{@code
     * import numpy as np
     * from sklearn.linear_model import LogisticRegression
     * i = np.arange(24)
     * x = np.stack([np.sin(i + 1), 5 * np.cos(2 * i) + 3, i % 5], 1)
     * y = (i * i + i // 3) % 3
     * z = (x - x.mean(0)) / x.std(0)
     * m = LogisticRegression(C=1 / (0.01 * 24), tol=1e-12, max_iter=100000).fit(z, y)
     * w = m.coef_ / x.std(0)
     * b = m.intercept_ - w @ x.mean(0)
     * print(np.round(w - w.mean(0), 6).ravel().tolist(), np.round(b - b.mean(), 6).tolist())
     * }</pre>
     */
    @Test
    void equalsScikitLearns() {
        int n = 24;
        float[] rows = new float[n * 3];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            rows[3 * i] = (float) Math.sin(i + 1);
            rows[3 * i + 1] = (float) (5 * Math.cos(2 * i) + 3);
            rows[3 * i + 2] = i % 5;
            truth[i] = (i * i + i / 3) % 3;
        }
        Features features = Features.of(3, rows, truth);

        LinearHead head = LinearHead.fit(features, features, 3, List.of(0.01));

        float[] weight = {
            0.0321f, 0.026f, 0.10272f, 0.199611f, -0.025532f, -0.200639f, -0.231711f, -0.000468f, 0.097919f
        };
        assertThat(withoutMean(head.weight(), 3)).containsExactly(weight, within(1e-4f));
        assertThat(withoutMean(head.bias(), 1))
                .containsExactly(new float[] {-0.393882f, 0.569446f, -0.175564f}, within(1e-4f));
    }

    private static float[] withoutMean(float[] rows, int width) {
        float[] out = rows.clone();
        int classes = rows.length / width;
        for (int f = 0; f < width; f++) {
            float mean = 0;
            for (int c = 0; c < classes; c++) {
                mean += rows[c * width + f] / classes;
            }
            for (int c = 0; c < classes; c++) {
                out[c * width + f] -= mean;
            }
        }
        return out;
    }

    @Test
    void isTheSameEachTime() {
        LinearHead one = LinearHead.fit(clouds(120, 1, 0.3), clouds(60, 2, 0.3), CLASSES);
        LinearHead two = LinearHead.fit(clouds(120, 1, 0.3), clouds(60, 2, 0.3), CLASSES);

        assertThat(two.weight()).containsExactly(one.weight());
        assertThat(two.bias()).containsExactly(one.bias());
    }
}
