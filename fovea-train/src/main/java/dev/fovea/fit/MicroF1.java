package dev.fovea.fit;

import dev.fovea.batch.Targets;

/**
 * Micro-F1 over all labels of a part of a data set, for each of 99 common thresholds, batch by batch. Each label gets a
 * threshold of its own only at the end, so what an epoch is worth must not hang on one half, which a network reaches late where
 * labels are rare.
 */
final class MicroF1 {
    private static final int STEPS = 100;

    /** Of the labels with a probability in each hundredth, how many, and how many that are there. */
    private final long[] all = new long[STEPS];

    private final long[] there = new long[STEPS];
    private long truth;

    void add(float[] logits, int classes, Targets targets) {
        for (int row = 0; row < targets.size(); row++) {
            truth += targets.labels(row).size();
            for (int c = 0; c < classes; c++) {
                double probability = 1 / (1 + Math.exp(-logits[row * classes + c]));
                int step = Math.min(STEPS - 1, (int) (STEPS * probability));
                all[step]++;
                there[step] += targets.labels(row).has(c) ? 1 : 0;
            }
        }
    }

    /** With the threshold that does best, 0..1; 1 where there was nothing to say and nothing was said. */
    double best() {
        Hits best = new Hits(0, truth);
        long right = 0;
        long said = 0;
        for (int step = STEPS - 1; step >= 1; step--) {
            right += there[step];
            said += all[step];
            Hits hits = new Hits(2 * right, truth + said);
            best = hits.share() > best.share() ? hits : best;
        }
        return best.share();
    }
}
