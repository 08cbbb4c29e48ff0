package dev.fovea.fit;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A linear head, and what it was fitted to and chosen by.
 *
 * @param head the one that was kept
 * @param learnt features that it was fitted to
 * @param held features that it was chosen by; of no picture where there is no validation part
 * @param loss that both are measured by
 */
record ChosenHead(LinearHead head, Features learnt, Features held, Loss loss) {
    /** Fits it; see {@link LinearHead#fit(Features, Features, int, Loss)}. */
    static ChosenHead fit(Features learnt, Features held, int classes, Loss loss) {
        return new ChosenHead(LinearHead.fit(learnt, held, classes, loss), learnt, held, loss);
    }

    /** Its training as one epoch, which the listener is told. */
    History told(double seconds, Consumer<TrainingEvent> listener) {
        EpochReport.Fitness trained = head.fitness(learnt, loss);
        EpochReport report = new EpochReport(
                1,
                0,
                trained,
                trained,
                head.fitness(held, loss),
                learnt.size() / seconds,
                new StepTimes(0, 0, 0, 0, 0),
                seconds);
        listener.accept(new TrainingEvent.EpochDone(report));
        return new History(List.of(report), 1, false);
    }

    /** The end of a sentence about it. */
    String said() {
        int reused = learnt.reused() + held.reused();
        String from = reused == 0
                ? ""
                : String.format(Locale.ROOT, " (%,d of %,d computed before)", reused, learnt.size() + held.size());
        String how = held.size() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        ": validation %.2f %%",
                        100 * head.fitness(held, loss).accuracy());
        return from + how + ".";
    }
}
