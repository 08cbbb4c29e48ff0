package dev.fovea.fit;

import dev.fovea.batch.Targets;

/**
 * How often a network is right, as two counts that add up over batches: of one label a picture, pictures named rightly of all;
 * of several, twice the labels said rightly of those said and those that are there, whose ratio is micro-F1.
 *
 * @param right hits
 * @param of what could have been hits
 */
record Hits(long right, long of) {
    static final Hits NONE = new Hits(0, 0);

    /** By the question that a loss asks. */
    static Hits of(Loss loss, float[] logits, int classes, Targets targets) {
        return loss instanceof BinaryCrossEntropy
                ? ofSets(logits, classes, targets)
                : ofClasses(logits, classes, targets);
    }

    /** Of one label a picture: the class with the highest logit. */
    private static Hits ofClasses(float[] logits, int classes, Targets targets) {
        int right = 0;
        for (int row = 0; row < targets.size(); row++) {
            right += targets.largest(row).has(Argmax.of(logits, row * classes, classes)) ? 1 : 0;
        }
        return new Hits(right, targets.size());
    }

    /** Of several labels a picture: each label of a logit from 0 on, which is a probability from 0.5 on. */
    private static Hits ofSets(float[] logits, int classes, Targets targets) {
        int right = 0;
        int of = 0;
        for (int row = 0; row < targets.size(); row++) {
            of += targets.largest(row).size();
            for (int c = 0; c < classes; c++) {
                boolean said = logits[row * classes + c] >= 0;
                of += said ? 1 : 0;
                right += said && targets.largest(row).has(c) ? 2 : 0;
            }
        }
        return new Hits(right, of);
    }

    Hits plus(Hits other) {
        return new Hits(right + other.right, of + other.of);
    }

    /** 0..1; 1 where there was nothing to hit and nothing was tried. */
    double share() {
        return of == 0 ? 1 : (double) right / of;
    }
}
