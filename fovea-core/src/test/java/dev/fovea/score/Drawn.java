package dev.fovea.score;

import java.util.SplittableRandom;

/** Logits whose softmax is true: the class is drawn by it. Scaled, they are too sure or not sure enough. */
final class Drawn {
    final int classes;
    final int[] truth;
    final float[] logits;

    /**
     * @param pull how far apart the classes are: 0 is chance
     * @param scale by which the true logits are multiplied
     */
    Drawn(int n, int classes, double pull, double scale, long seed) {
        this.classes = classes;
        truth = new int[n];
        logits = new float[n * classes];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n; i++) {
            double[] z = new double[classes];
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                z[c] = pull * random.nextGaussian() - 0.3 * c; // some classes are rarer
                sum += Math.exp(z[c]);
                logits[i * classes + c] = (float) (scale * z[c]);
            }
            double left = random.nextDouble() * sum;
            int label = 0;
            while (label < classes - 1 && (left -= Math.exp(z[label])) > 0) {
                label++;
            }
            truth[i] = label;
        }
    }

    float[] times(float factor) {
        float[] out = logits.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= factor;
        }
        return out;
    }

    Predictions predictions(double temperature) {
        return Predictions.of(Cases.labels(classes), truth, Temperature.probabilities(logits, classes, temperature));
    }

    /** Samples from..to-1. */
    static Predictions part(Predictions all, int from, int to) {
        int k = all.labels().size();
        float[] rows = new float[(to - from) * k];
        for (int i = from; i < to; i++) {
            System.arraycopy(all.row(i), 0, rows, (i - from) * k, k);
        }
        return new Predictions(all.labels(), all.rows().subList(from, to), rows);
    }
}
