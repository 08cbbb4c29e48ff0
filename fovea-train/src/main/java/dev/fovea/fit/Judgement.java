package dev.fovea.fit;

import dev.fovea.batch.Targets;

/** How well pictures are classified, batch by batch: the sum of a plain loss, and what {@link EpochReport.Fitness} calls accuracy. */
final class Judgement {
    private final Loss loss;
    private final MicroF1 sets = new MicroF1();
    private Hits hits = Hits.NONE;
    private double total;
    private int n;

    /** @param loss as {@link Recipe#plainLoss} gives it */
    Judgement(Loss loss) {
        this.loss = loss;
    }

    Judgement add(float[] logits, int classes, Targets targets) {
        total += loss.apply(logits, classes, targets, new float[logits.length]);
        n += targets.size();
        if (loss instanceof BinaryCrossEntropy) {
            sets.add(logits, classes, targets);
        } else {
            hits = hits.plus(Hits.of(loss, logits, classes, targets));
        }
        return this;
    }

    EpochReport.Fitness fitness() {
        double share = loss instanceof BinaryCrossEntropy ? sets.best() : hits.share();
        return n == 0 ? new EpochReport.Fitness(0, 0, 0) : new EpochReport.Fitness(total / n, share, n);
    }
}
