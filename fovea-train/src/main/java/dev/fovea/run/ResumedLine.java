package dev.fovea.run;

import dev.fovea.fit.TrainingEvent;
import java.util.Locale;

/** Where a run goes on, as one line. */
public final class ResumedLine {
    private ResumedLine() {}

    /** Such as {@code Going on with epoch 3, step 120.}, steps counted from 1. */
    public static String of(TrainingEvent.Resumed resumed) {
        return resumed.done()
                ? "Training is done already; what follows it goes on."
                : String.format(Locale.ROOT, "Going on with epoch %d, step %,d.", resumed.epoch(), resumed.batch() + 1);
    }
}
