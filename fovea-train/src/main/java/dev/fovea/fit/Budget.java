package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.PictureCache;
import dev.fovea.split.Part;
import java.time.Duration;
import java.util.Locale;

/**
 * How many epochs fit into a time: some steps are trained twice on the same pictures, once with decoding and once from the
 * cache, and thrown away. The recipe then says the epochs, so that a run that is repeated does not depend on the clock.
 *
 * @param time for everything, from now to the report
 */
public record Budget(Duration time) {
    private static final int WARM_UP = 2;
    private static final int TIMED = 10;

    /** More epochs than this help no training that began with a schedule for them. */
    private static final int MOST = 200;

    /** What is left for export, the test part and the report, and for clocks that differ. */
    private static final double USED = 0.92;

    /** Of a training step, what going forward alone takes. */
    private static final double FORWARD = 0.35;

    /** Checks the range. */
    public Budget {
        Check.that(
                time.toMillis() >= 1_000 && time.toDays() <= 30,
                "budget must be 1 second to 30 days, but was %s. Try --budget 5m.",
                time);
    }

    /**
     * A time as the command line writes it.
     *
     * @param text such as {@code 90s}, {@code 5m} or {@code 1.5h}
     */
    public static Budget of(String text) {
        Check.that(
                text.matches("\\d{1,6}(\\.\\d{1,3})?[smh]"),
                "budget must be a time in s, m or h, but was \"%s\". Try --budget 5m.",
                text);
        double number = Double.parseDouble(text.substring(0, text.length() - 1));
        int seconds = text.endsWith("s") ? 1 : text.endsWith("m") ? 60 : 3600;
        return new Budget(Duration.ofMillis(Math.round(number * seconds * 1000)));
    }

    /** The same for one of so many trainings. */
    public Budget share(int trainings) {
        return new Budget(time.dividedBy(trainings));
    }

    /**
     * A recipe that fits, and the sentence that says so.
     *
     * @param recipe with so many epochs
     * @param said for the user
     */
    public record Fits(Recipe recipe, String said) {}

    /**
     * Finds out.
     *
     * @param recipe as {@link Fitting#resolve} gives it; its epochs are not looked at
     * @param train with the role train
     * @param validation only counted
     */
    public Fits fit(Recipe recipe, Part train, Part validation) {
        long begun = System.nanoTime();
        Steps first;
        try (PictureCache cache = recipe.machine().openCache();
                Trial trial = Trial.of(recipe, cache.over(train))) {
            first = new Steps(steps(trial, recipe), steps(trial, recipe), trial.perEpoch());
        }
        double spent = (System.nanoTime() - begun) / 1e9;
        double judged = (double) (validation.size() + Math.min(train.size(), validation.size())) / train.size();
        double epoch = first.again() * first.perEpoch() * (1 + FORWARD * judged);
        double decoding = Math.max(0, first.cold() - first.again()) * first.perEpoch();
        double left = USED * time.toMillis() / 1e3 - 2 * spent - decoding; // what was spent on opening comes again
        int epochs = (int) Math.max(1, Math.min(MOST, left / epoch));
        return new Fits(recipe.withEpochs(epochs), said(epochs, epoch));
    }

    /**
     * Seconds that a step takes.
     *
     * @param cold when its pictures are decoded
     * @param again when they come from the cache
     */
    private record Steps(double cold, double again, int perEpoch) {}

    /** Seconds a step, over the first steps of the first epoch. */
    private static double steps(Trial trial, Recipe recipe) {
        int warmUp = Math.min(WARM_UP, trial.perEpoch() - 1);
        int most = Math.min(warmUp + TIMED, trial.perEpoch());
        long start = System.nanoTime();
        try (Epoch batches = trial.epoch(0)) {
            for (int i = 0; i < most; i++) {
                if (i == warmUp) {
                    start = System.nanoTime();
                }
                trial.run(batches.next(), recipe.optimizer().rate() * 1e-3, Seed.of(i));
            }
        }
        return (System.nanoTime() - start) / 1e9 / (most - warmUp);
    }

    private String said(int epochs, double epoch) {
        String each = String.format(Locale.ROOT, "an epoch takes about %.1f s", epoch);
        return epochs == 1 && epoch > time.toMillis() / 1e3
                ? "The budget is shorter than one epoch: " + each + ". One is trained."
                : String.format(Locale.ROOT, "%d %s fit: %s.", epochs, epochs == 1 ? "epoch" : "epochs", each);
    }
}
