package dev.fovea.fit;

import dev.fovea.data.Task;
import java.util.Locale;

/**
 * Whether a network learnt too little or learnt by heart, and what to change.
 *
 * @param verdict in one word
 * @param text for the user: what was seen, and what to try
 */
public record Advice(Verdict verdict, String text) {
    /** What the two accuracies say together. */
    public enum Verdict {
        /** Training pictures are known much better than new ones. */
        OVERFITTING,
        /** Not even the training pictures are known. */
        UNDERFITTING,
        /** Neither. */
        SOUND,
        /** Too few pictures to say. */
        UNKNOWN
    }

    /** A gap below this is no reason to change anything, however certain it is. */
    private static final double GAP = 0.03;

    /** A network that knows its own training pictures less well than this has not learnt them. */
    private static final double LEARNT = 0.965;

    /** Standard errors by which a gap must stand out of what chance makes: one in a thousand. */
    private static final double CERTAIN = 3.1;

    /**
     * Judges the epoch whose weights were kept. Both accuracies are of pictures as they are, without augmentation, so
     * that they compare. A gap counts where it is at least three points and larger than chance makes it (two
     * proportions, pooled variance).
     */
    public static Advice of(History history) {
        return of(history, new Task.SingleLabel());
    }

    /** The same in the words of a task; of several labels a picture its micro-F1 stands where the accuracy would. */
    public static Advice of(History history, Task task) {
        EpochReport.Fitness train = history.bestEpoch().train();
        EpochReport.Fitness validation = history.bestEpoch().validation();
        if (train.n() < 20 || validation.n() < 10) {
            return new Advice(
                    Verdict.UNKNOWN,
                    "Too few validation pictures (" + validation.n() + ") to tell over-fitting from under-fitting."
                            + " Add pictures, or cross-validate with --folds 5.");
        }
        double gap = train.accuracy() - validation.accuracy();
        if (gap >= GAP && gap > CERTAIN * error(train, validation)) {
            return new Advice(Verdict.OVERFITTING, overfitting(said("Over-fitting", task, history)));
        }
        if (train.accuracy() < LEARNT) {
            return new Advice(Verdict.UNDERFITTING, underfitting(said("Under-fitting", task, history)));
        }
        return new Advice(
                Verdict.SOUND,
                said("Neither over-fitting nor under-fitting", task, history)
                        + " More pictures, or a longer run, are what may still help.");
    }

    /** Standard error of the difference of two shares. */
    private static double error(EpochReport.Fitness a, EpochReport.Fitness b) {
        double pooled = (a.accuracy() * a.n() + b.accuracy() * b.n()) / (a.n() + b.n());
        return Math.sqrt(pooled * (1 - pooled) * (1.0 / a.n() + 1.0 / b.n()));
    }

    private static String overfitting(String said) {
        return said
                + " The network knows its training pictures by heart. In this order: add pictures;"
                + " --augment standard; --weight-decay 0.05; --label-smoothing 0.1; a smaller network; fewer epochs"
                + " or --patience 5.";
    }

    private static String underfitting(String said) {
        return said
                + " The network has not even learnt its training pictures. In this order: more epochs; a larger"
                + " network or --size; a higher --rate; less augmentation and weight decay. If all of that does not"
                + " help, look for wrong labels.";
    }

    private static String said(String what, Task task, History history) {
        return String.format(
                Locale.ROOT,
                task.isMultiLabel()
                        ? "%s: micro-F1 is %.1f %% on the training pictures and %.1f %% on the validation pictures."
                        : "%s: %.1f %% of the training pictures are right and %.1f %% of the validation pictures.",
                what,
                100 * history.bestEpoch().train().accuracy(),
                100 * history.bestEpoch().validation().accuracy());
    }
}
