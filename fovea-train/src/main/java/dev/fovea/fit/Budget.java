package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.split.Part;
import java.time.Duration;
import java.util.Locale;

/**
 * How many epochs fit into a time, beside all else that a run does: some steps are trained twice on the same pictures, once
 * with decoding and once from the cache, and thrown away ({@link Stopwatch}). The recipe then says the epochs, so that a run
 * that is repeated does not depend on the clock.
 *
 * @param time for everything, from now to the report
 */
public record Budget(Duration time) {
    /** More epochs than this help no training that began with a schedule for them. */
    private static final int MOST = 200;

    /** Of what is left, what is planned for: clocks differ, and the machine has other work. */
    private static final double USED = 0.96;

    /** Weights that have learnt gain nothing in fewer epochs: a head on frozen features is the better use of the time. */
    private static final int FEWEST = 2;

    /** Seconds for files, figures and the report, whatever the network. */
    private static final double AROUND = 2;

    /** Seconds a number to write and read the model file, and to keep the weights of an epoch. */
    private static final double FILE = 0.15e-6;

    private static final double CHECKPOINT = 0.05e-6;

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

    /** The same, some of which is spent already; a second is left in any case. */
    public Budget without(Duration spent) {
        Duration left = time.minus(spent);
        return new Budget(left.toMillis() < 1_000 ? Duration.ofSeconds(1) : left);
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
     * @param train with the role train, to measure on
     * @param work the pictures of all trainings that share the budget
     */
    public Fits fit(Recipe recipe, Part train, Work work) {
        if (recipe.network().isHeadAlone()) {
            return new Fits(recipe, "The backbone is frozen: there are no epochs to fit into the budget.");
        }
        long begun = System.nanoTime();
        Start start = Start.of(recipe.network());
        Stopwatch watch = Stopwatch.measured(recipe, train, seconds());
        double spent = (System.nanoTime() - begun) / 1e9;
        double around = around(watch, work, start.hasLearnt());
        double epoch = work.epoch(watch.speed()) + work.trainings() * CHECKPOINT * watch.parameters();
        double left = USED * (seconds() - spent) - around;
        int epochs = (int) Math.max(0, Math.min(MOST, left / epoch));
        boolean head = epochs < FEWEST && start.needsHead(train.data().labels());
        Recipe fits = head ? frozen(recipe) : recipe.withEpochs(Math.max(1, epochs));
        return new Fits(fits, said(fits, epochs, epoch / work.trainings()));
    }

    private double seconds() {
        return time.toMillis() / 1e3;
    }

    /** Seconds for all but the epochs. */
    private static double around(Stopwatch watch, Work work, boolean learnt) {
        Speed speed = watch.speed();
        double decoding = watch.decoding() * (work.train() + work.validation() + work.test());
        double files = work.trainings() * (watch.opening() + FILE * watch.parameters());
        return AROUND + decoding + files + (learnt ? work.headStart(speed, false) : 0) + work.end(speed, false);
    }

    private static Recipe frozen(Recipe recipe) {
        Tuning tuning = recipe.network().tuning();
        return recipe.withNetwork(
                recipe.network().withTuning(tuning.withUnfreezeFrom(null).withFreeze(Tuning.Freeze.BACKBONE)));
    }

    private static String said(Recipe fits, int epochs, double epoch) {
        String each = String.format(Locale.ROOT, "an epoch takes about %.1f s", epoch);
        if (fits.network().isHeadAlone()) {
            return "The budget is too short for " + FEWEST + " epochs: " + each
                    + ". The backbone stays frozen, and the head alone learns.";
        }
        return epochs == 0
                ? "The budget is shorter than one epoch: " + each + ". One is trained."
                : epochs + (epochs == 1 ? " epoch fits: " : " epochs fit: ") + each + ".";
    }
}
