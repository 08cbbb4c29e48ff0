package dev.fovea.fit;

import dev.fovea.augment.Flips;
import dev.fovea.base.Check;
import dev.fovea.batch.ChannelStatistics;
import dev.fovea.batch.PictureCache;
import dev.fovea.batch.Sampling;
import dev.fovea.data.Dataset;
import dev.fovea.data.Task;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.StochasticDepth;
import dev.fovea.split.Part;
import dev.fovea.torch.FreeMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * From two parts of a data set to a trained network: chooses what the recipe leaves open, measures mean and spread on
 * the training part, makes the network and its first weights, and trains.
 */
public final class Fitting {
    private static final int SHOWN = 10;

    private Fitting() {}

    /**
     * The recipe with nothing left to choose: size, fit and channels from the pictures, flips from the labels,
     * precision and threads from the machine, and the batch, where it is open, from pictures and memory. Weights that are
     * still open are chosen as for the usual time; {@link BackboneChoice} has the choice for another.
     *
     * @param data the pictures to look at; of a split, the training part
     */
    public static Recipe resolve(Recipe asked, Dataset data) {
        Work work = new Work(Math.max(1, data.size()), 0, 0, 1);
        Recipe recipe = BackboneChoice.made(asked, data, work, BackboneChoice.USUAL, line -> {});
        Start start = Start.of(recipe.network());
        DataSettings settings = start.over(recipe.data());
        boolean open = settings.size() == null || settings.fit() == null || settings.channels() == null;
        Survey survey = open ? Survey.of(data) : new Survey(0, 0, true, true, false);
        int size = settings.size() == null ? survey.size(start.largest()) : settings.size();
        Fit fit = settings.fit() == null ? survey.fit() : settings.fit();
        Channels channels = settings.channels() == null ? survey.channels() : settings.channels();
        Task task = task(recipe, data);
        Recipe resolved = recipe.withNetwork(start.named(recipe.network()).withTask(task))
                .withData(settings.withSize(size).withFit(fit).withChannels(channels))
                .withAugment(recipe.augment().resolved(survey.own(size), flips(recipe, data)))
                .withMachine(recipe.machine().resolved());
        resolved = resolved.length().batch() > 0 ? resolved : withBatch(resolved, start, data);
        return recipe.data().folds().isOn() ? sideBySide(resolved, recipe.machine(), start, data) : resolved;
    }

    /**
     * With the folds that train at once, and the threads of each: their share of the cores where none were asked for. Heads
     * on frozen features take so little time that they come one after another.
     */
    private static Recipe sideBySide(Recipe recipe, Machine asked, Start start, Dataset data) {
        Machine machine = recipe.machine();
        boolean heads = recipe.network().isHeadAlone();
        FoldSettings folds = recipe.data().folds();
        if (heads || asked.threads() > 0) {
            return recipe.withData(recipe.data().withFolds(folds.over(1)));
        }
        Room room = new Room(network(recipe, start, data.labels().size()), recipe);
        long fit =
                FreeMemory.bytes() / 2 / Math.max(1, room.needed(recipe.length().batch()));
        FoldSettings decided = folds.over((int) Math.min(machine.threads(), FoldSettings.CORES * Math.max(1, fit)));
        int share = Math.max(1, machine.threads() / Math.max(1, decided.parallel()));
        return recipe.withData(recipe.data().withFolds(decided)).withMachine(machine.withThreads(share));
    }

    /** What is asked of these pictures, after a check that it can be learnt. */
    private static Task task(Recipe recipe, Dataset data) {
        Task task =
                recipe.network().task() == null ? data.task() : recipe.network().task();
        Check.that(
                task.isMultiLabel() == data.task().isMultiLabel(),
                "task must be that of the labels, which is %s in \"%s\", but was %s. Ask for the data set's own task.",
                data.task().word(),
                data.name(),
                task.word());
        return switch (task.kind()) {
            case SINGLE_LABEL, ORDINAL -> task;
            case MULTI_LABEL -> {
                Check.that(
                        recipe.data().sampling() == Sampling.PLAIN,
                        "sampling must be plain for the task multi-label, where a picture has several classes, but was"
                                + " balanced. Try --class-weights balanced.");
                checkTrained(data);
                yield task;
            }
        };
    }

    private static void checkTrained(Dataset data) {
        int[] counts = data.counts();
        List<String> never = IntStream.range(0, counts.length)
                .filter(c -> counts[c] == 0)
                .mapToObj(data.labels()::name)
                .toList();
        Check.world(
                never.isEmpty(),
                "labels must each be on a training picture, but of %d these are on none: %s%s (%s). Add pictures, or leave the"
                        + " labels out.",
                counts.length,
                String.join(", ", never.subList(0, Math.min(SHOWN, never.size()))),
                never.size() > SHOWN ? ", ..." : "",
                data.name());
    }

    private static Recipe withBatch(Recipe recipe, Start start, Dataset data) {
        Room room = new Room(network(recipe, start, data.labels().size()), recipe);
        int batch = room.auto(data.size(), FreeMemory.bytes());
        return recipe.withLength(recipe.length().withBatch(batch));
    }

    /** The network that a resolved recipe trains. */
    static Network network(Recipe recipe, Start start, int classes) {
        Network plain = start.network(input(recipe.data()), classes);
        return StochasticDepth.over(plain, recipe.regularisation().stochasticDepth());
    }

    private static Flips flips(Recipe recipe, Dataset data) {
        Flips.Axes chosen = recipe.augment().flips();
        return chosen == null ? Flips.of(data.labels()) : Flips.chosen(chosen);
    }

    /** What was chosen and why, as sentences for the user. */
    public static List<String> choices(Recipe asked, Recipe resolved, Dataset data) {
        DataSettings d = resolved.data();
        String input = String.format(
                Locale.ROOT,
                "Pictures come in at %d x %d, %s, fit by %s.",
                d.size(),
                d.size(),
                d.channels() == Channels.GRAY ? "gray" : "in colour",
                String.valueOf(d.fit()).toLowerCase(Locale.ROOT));
        boolean augments = !resolved.augment().steps().isNone();
        List<String> out = new ArrayList<>(List.of(input));
        if (augments && asked.augment().list() == null) {
            out.add(flips(asked, data).reason());
        }
        if (resolved.network().asked().isMultiLabel()) {
            out.add(
                    "Pictures may have several labels: epochs are judged by micro-F1 with one threshold for all, and at the end"
                            + " each label gets a threshold of its own by the validation part.");
        }
        if (asked.length().batch() == 0) {
            out.add("Batches have " + resolved.length().batch() + " pictures.");
        }
        return out;
    }

    /** Trains without checkpoints; see the other {@code fit}. */
    public static Fitted fit(
            Recipe recipe, Part train, Part validation, Consumer<TrainingEvent> listener, Interrupt interrupt) {
        return fit(recipe, train, validation, listener, Keeping.none(interrupt));
    }

    /**
     * Trains; from the newest checkpoint on where there is one, and then to the same weights, bit for bit, as if training
     * had never stopped. Each picture is decoded once, as far as the recipe's memory and cache go; a
     * {@link PictureCache} that is over the parts already is used instead.
     *
     * @param recipe as {@link #resolve} gives it
     * @param train with the role train: a test part is refused
     * @param validation with the role validation, of the same labels
     * @param listener told what happens, on the calling thread
     * @param keeping who may end it, and where its checkpoints lie
     * @throws dev.fovea.base.FoveaException if the checkpoint is of another recipe, network or data set, or all are damaged
     */
    public static Fitted fit(
            Recipe recipe, Part train, Part validation, Consumer<TrainingEvent> listener, Keeping keeping) {
        try (PictureCache cache = recipe.machine().openCache()) {
            Fitted fitted = fitted(recipe, cache.over(train), cache.over(validation), listener, keeping);
            cache.notes().forEach(note -> listener.accept(new TrainingEvent.Note(note)));
            return fitted;
        }
    }

    private static Fitted fitted(
            Recipe recipe, Part train, Part validation, Consumer<TrainingEvent> listener, Keeping keeping) {
        Roles.check(train, validation);
        Start start = Start.of(recipe.network());
        Network network = network(recipe, start, train.data().labels().size());
        Origin origin = Origin.of(recipe, network, train, validation);
        try (Checkpoints checkpoints = Checkpoints.open(keeping, recipe, origin, listener)) {
            Checkpoint last = checkpoints.last().orElse(null);
            if (last != null && last.position().done()) {
                return done(recipe, network, last, train);
            }
            Preprocess preprocess = preprocess(recipe.data(), start, train);
            if (last != null) {
                checkSame(preprocess, last.header().preprocess());
            }
            checkpoints.begin(origin, preprocess);
            return new Attempt(recipe, network, preprocess, start, listener).run(train, validation, checkpoints);
        }
    }

    /** What was trained before and is only to be exported. */
    private static Fitted done(Recipe recipe, Network network, Checkpoint last, Part train) {
        History history =
                new History(last.header().epochs(), Best.of(last.header().epochs()), false);
        return new Fitted(
                recipe,
                network,
                last.best(),
                last.header().preprocess(),
                train.data().labels(),
                history);
    }

    /** Pictures may have changed under their names; their mean and spread then have, too. */
    private static void checkSame(Preprocess now, Preprocess before) {
        Check.world(
                now.equals(before),
                "training pictures must be those that the run began with, but their mean and spread are %s and %s instead"
                        + " of %s and %s. Bring them back, or begin a new run.",
                now.mean(),
                now.spread(),
                before.mean(),
                before.spread());
    }

    private static Shape input(DataSettings settings) {
        int size = Objects.requireNonNull(settings.size());
        return Shape.picture(Objects.requireNonNull(settings.channels()).count(), size, size);
    }

    static Preprocess preprocess(DataSettings settings, Start start, Part train) {
        int size = Objects.requireNonNull(settings.size());
        Fit fit = Objects.requireNonNull(settings.fit());
        Channels channels = Objects.requireNonNull(settings.channels());
        Preprocess given = start.given();
        int resize = given == null || fit != Fit.CROP ? size : margin(size, given);
        if (given != null && given.channels() == channels) { // what the weights have learnt with is what they know
            return new Preprocess(size, fit, resize, channels, given.mean(), given.spread());
        }
        List<Double> zeros = Collections.nCopies(channels.count(), 0.0);
        List<Double> ones = Collections.nCopies(channels.count(), 1.0);
        Preprocess shape = new Preprocess(size, fit, resize, channels, zeros, ones);
        ChannelStatistics measured = ChannelStatistics.of(train, shape);
        return new Preprocess(size, fit, resize, channels, measured.mean(), measured.spread());
    }

    /** The short side before the crop that leaves as much of a picture out as the weights are used to. */
    private static int margin(int size, Preprocess given) {
        return (int) Math.round((double) size * given.resize() / given.size());
    }
}
