package dev.fovea.run;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.data.DataHash;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.fit.BackboneChoice;
import dev.fovea.fit.Budget;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.History;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Keeping;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Roles;
import dev.fovea.fit.Work;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.net.Network;
import dev.fovea.split.Part;
import dev.fovea.split.Split;
import dev.fovea.track.TensorBoard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The whole road: trains by a recipe and leaves a run folder with a model file that has passed the parity gate.
 *
 * <pre>{@code
 * Run run = new Trainer(Recipe.scratch()).fit(split.train(), split.validation(), Progress.console());
 * }</pre>
 *
 * Immutable; may be used for many runs, one at a time.
 */
public final class Trainer {
    private static final int SHOWN = 10;

    private final Recipe recipe;
    private final Place place;
    private final Limits limits;

    /** Trains by this recipe into {@code runs/} of the working folder. */
    public Trainer(Recipe recipe) {
        this(recipe, new Place(RunFolder.RUNS, null, null, null, null), Limits.NONE);
    }

    private Trainer(Recipe recipe, Place place, Limits limits) {
        this.recipe = recipe;
        this.place = place;
        this.limits = limits;
    }

    /**
     * When a run ends.
     *
     * @param interrupt asked after each step
     * @param budget from which the epochs of a new run are chosen; null where the recipe says them
     */
    private record Limits(Interrupt interrupt, @Nullable Budget budget) {
        static final Limits NONE = new Limits(Interrupt.NEVER, null);
    }

    /**
     * Where the run folder is.
     *
     * @param parent of a new one
     * @param name of a new one; null numbers the data set's
     * @param source what the pictures are called at a shell; null where they are a program's
     * @param command that began it, as it was typed; null where a program did
     * @param begun the folder of a run to go on with; null for a new one
     */
    private record Place(
            Path parent,
            @Nullable String name,
            @Nullable String source,
            @Nullable String command,
            @Nullable RunFolder begun) {}

    /**
     * Goes on with a run that was stopped, by its own recipe and in its own folder, from its newest checkpoint; the run
     * then ends with the weights, bit for bit, with which it would have ended had it never stopped.
     *
     * <pre>{@code
     * Run run = Trainer.resume(Path.of("runs/photos-1")).fit(split.train(), split.validation(), Progress.console());
     * }</pre>
     *
     * @param runFolder such as {@code runs/photos-1}; its parts must be given again as they were
     * @throws FoveaException if it has no recipe, or nothing is left to do
     */
    public static Trainer resume(Path runFolder) {
        RunFolder folder = new RunFolder(runFolder);
        checkUnfinished(folder);
        Recipe recipe = RecipeFile.read(runFolder.resolve(RunFolder.RECIPE));
        return new Trainer(recipe, new Place(RunFolder.RUNS, null, null, null, folder), Limits.NONE);
    }

    private static void checkUnfinished(RunFolder folder) {
        Check.world(
                !folder.isFinished(),
                "run to go on with must be unfinished, but %s is finished. Its model is %s.",
                folder.path(),
                folder.model());
    }

    /** The same with its run folders below another one. */
    public Trainer into(Path otherParent) {
        return new Trainer(
                recipe, new Place(otherParent, place.name, place.source, place.command, place.begun), limits);
    }

    /** The same with a run folder of this name, which must be new. */
    public Trainer named(@Nullable String runName) {
        return new Trainer(recipe, new Place(place.parent, runName, place.source, place.command, place.begun), limits);
    }

    /** The same, noting in the run folder what the pictures are called at a shell, so that it is enough to go on. */
    public Trainer from(@Nullable String source) {
        return new Trainer(recipe, new Place(place.parent, place.name, source, place.command, place.begun), limits);
    }

    /** The same, noting in the run folder and its report what was typed. */
    public Trainer typed(@Nullable String command) {
        return new Trainer(recipe, new Place(place.parent, place.name, place.source, command, place.begun), limits);
    }

    /** The same, asked after each step whether to end. */
    public Trainer until(Interrupt ends) {
        return new Trainer(recipe, place, new Limits(ends, limits.budget));
    }

    /** The same with as many epochs as fit into this time; null leaves them to the recipe. */
    public Trainer within(@Nullable Budget budget) {
        return new Trainer(recipe, place, new Limits(limits.interrupt, budget));
    }

    /** The same after so much of its time has gone. */
    Trainer after(Duration spent) {
        Budget left = limits.budget == null ? null : limits.budget.without(spent);
        return new Trainer(recipe, place, new Limits(limits.interrupt, left));
    }

    /**
     * The recipe with nothing left to choose: weights, where they are open, what the pictures say, and the epochs that the
     * budget allows. A run that is gone on with has chosen.
     *
     * @param train to look at and to measure on
     * @param work the pictures of all trainings that share the budget
     */
    Recipe resolved(Part train, Work work, Progress progress) {
        if (place.begun != null) {
            return Fitting.resolve(recipe, train.data());
        }
        long begun = System.nanoTime();
        Budget budget = limits.budget;
        Duration time = budget == null ? BackboneChoice.USUAL : budget.time();
        Recipe chosen = BackboneChoice.made(recipe, train.data(), work, time, progress::say);
        String why = chosen.network().chosen();
        if (recipe.network().chosen() == null && why != null) {
            progress.say(why);
        }
        Recipe resolved = Fitting.resolve(chosen, train.data());
        if (budget == null) {
            return resolved;
        }
        Duration spent = Duration.ofNanos(System.nanoTime() - begun);
        Budget.Fits fits = budget.without(spent).fit(resolved, train, work);
        progress.say(fits.said());
        return fits.recipe();
    }

    /** The recipe as it was given. */
    public Recipe recipe() {
        return recipe;
    }

    /**
     * Trains on one part, judged by another after each epoch.
     *
     * @param train with the role train: a test part is refused
     * @param validation with the role validation
     * @throws FoveaException if a picture cannot be read, the loss is not finite, the folder cannot be written, another
     *     process is at work in it, or the model file does not answer as the network does; what was done until then is kept
     *     in the folder's checkpoint
     */
    public Run fit(Part train, Part validation, Progress progress) {
        Roles.check(train, validation);
        RunFolder folder = folder(train.data(), progress);
        Split split = new Split(train, validation, new Part(train.data().withSamples(List.of()), Role.TEST));
        try (RunLock lock = enter(folder, progress)) {
            checkSame(split, folder);
            Run run = fit(split, progress, folder);
            if (!run.fitted().history().interrupted()) {
                folder.finish();
            }
            return run;
        }
    }

    /** Takes the folder for this process alone, and tidies it. */
    RunLock enter(RunFolder folder, Progress progress) {
        RunLock lock = RunLock.take(folder.path(), progress::say);
        try {
            checkUnfinished(folder); // another process may have finished it meanwhile
            folder.clean();
            return lock;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void checkSame(Split split, RunFolder folder) {
        Check.world(
                !folder.has(RunFolder.SPLIT) || folder.read(RunFolder.SPLIT).equals(split.toCsv()),
                "parts must be those that the run began with, but are not those of %s. Give the same parts.",
                folder.path().resolve(RunFolder.SPLIT));
    }

    /**
     * The run folder for a data set; made here where the run is new, with a list of the set's bad files if it has any. There
     * is none for weights that cannot be had: that is found before anything else takes its time.
     */
    RunFolder folder(Dataset data, Progress progress) {
        if (place.begun != null) {
            return place.begun;
        }
        BackboneChoice.check(recipe, progress::say);
        RunFolder folder = RunFolder.create(
                place.parent, place.name == null ? RunFolder.nameFor(data.name()) : place.name, place.name != null);
        folder.write(
                RunFolder.SOURCE,
                Json.YAML.write(new RunSource(place.source, data.name(), Origins.now(), place.command)));
        if (!data.badFiles().isEmpty()) {
            folder.write("bad-files.csv", BadFilesCsv.of(data.badFiles()));
        }
        return folder;
    }

    /** Trains and exports; the checkpoints stay. */
    Run fit(Split split, Progress progress, RunFolder folder) {
        Progress both = progress.and(Progress.of(folder::log));
        Recipe resolved = resolved(split.train(), Work.of(split), both);
        folder.write(RunFolder.RECIPE, Json.YAML.write(resolved));
        folder.write(RunFolder.SPLIT, split.toCsv());
        Fitting.choices(recipe, resolved, split.train().data()).forEach(both::say);
        try (TensorBoard board = TensorBoard.in(folder.tensorBoard())) {
            Fitted fitted = Fitting.fit(
                    resolved,
                    split.train(),
                    split.validation(),
                    new MetricsFile(folder, "metrics.csv", both.and(Progress.events(board))::event),
                    new Keeping(limits.interrupt, folder.checkpoints()));
            export(fitted, split, both, folder);
            return new Run(folder, fitted);
        }
    }

    private static void export(Fitted fitted, Split split, Progress progress, RunFolder folder) {
        Dataset shown = split.validation().size() > 0
                ? split.validation().data()
                : split.train().data();
        Dataset train = split.train().data();
        Fitted.Exported exported = fitted.export(Origins.of(fitted.recipe(), train, DataHash.of(train)), shown);
        folder.write("model.onnx", exported.file());
        thresholds(exported.file(), folder).ifPresent(progress::say);
        exported.notes().forEach(progress::say);
        progress.say("The " + exported.parity() + ".");
        progress.say(kept(fitted.history()));
    }

    /** From which probability labels are said, where each has its own. */
    private static Optional<String> thresholds(byte[] model, RunFolder folder) {
        ModelCard card = ModelFile.of(model, folder.path().toString()).card();
        List<String> first = IntStream.range(0, Math.min(SHOWN, card.labels().size()))
                .mapToObj(c -> String.format(
                        Locale.ROOT,
                        "%s %.2f",
                        card.labels().name(c),
                        card.thresholds().get(c)))
                .toList();
        return switch (card.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> Optional.empty();
            case MULTI_LABEL ->
                Optional.of("Labels are said from these probabilities on: " + String.join(", ", first)
                        + (card.labels().size() > SHOWN ? ", ..." : "") + ".");
        };
    }

    private static String kept(History history) {
        String which = history.best() == 0
                ? "Kept the weights that training began with: no epoch of " + history.trained() + " was better"
                : "Kept epoch " + history.best() + " of " + history.trained();
        return which + (history.interrupted() ? ", interrupted." : ".");
    }

    /** What the network looks like that a recipe makes, for the log. */
    static String describe(Network network) {
        return String.format(
                Locale.ROOT,
                "Network %s: %,d parameters, %.1f million multiply-adds a picture.",
                network.name(),
                network.parameters(),
                network.multiplyAdds() / 1e6);
    }
}
