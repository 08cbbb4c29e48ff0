package dev.fovea.fit;

import dev.fovea.augment.Flips;
import dev.fovea.batch.ChannelStatistics;
import dev.fovea.data.Dataset;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.StochasticDepth;
import dev.fovea.net.Weights;
import dev.fovea.split.Part;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Processor;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * From two parts of a data set to a trained network: chooses what the recipe leaves open, measures mean and spread on
 * the training part, makes the network and its first weights, and trains.
 */
public final class Fitting {
    private Fitting() {}

    /**
     * The recipe with nothing left to choose: size, fit and channels from the pictures, flips from the labels,
     * precision and threads from the machine.
     *
     * @param data the pictures to look at; of a split, the training part
     */
    public static Recipe resolve(Recipe recipe, Dataset data) {
        Start start = Start.of(recipe.network());
        DataSettings settings = start.over(recipe.data());
        boolean open = settings.size() == null || settings.fit() == null || settings.channels() == null;
        Survey survey = open ? Survey.of(data) : new Survey(0, 0, true, true, false);
        int size = settings.size() == null ? survey.size(start.largest()) : settings.size();
        Fit fit = settings.fit() == null ? survey.fit() : settings.fit();
        Channels channels = settings.channels() == null ? survey.channels() : settings.channels();
        return recipe.withData(settings.withSize(size).withFit(fit).withChannels(channels))
                .withAugment(recipe.augment().resolved(size, flips(recipe, data)))
                .withMachine(recipe.machine().resolved());
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
        return augments && asked.augment().list() == null
                ? List.of(input, flips(asked, data).reason())
                : List.of(input);
    }

    /**
     * Trains.
     *
     * @param recipe as {@link #resolve} gives it
     * @param train with the role train: a test part is refused
     * @param validation with the role validation, of the same labels
     * @param listener told what happens, on the calling thread
     * @param interrupt asked after each step
     */
    public static Fitted fit(
            Recipe recipe, Part train, Part validation, Consumer<TrainingEvent> listener, Interrupt interrupt) {
        Roles.check(train, validation);
        Engine.enter(recipe.machine().threads());
        Preprocess preprocess = preprocess(recipe.data(), train);
        Shape input = Shape.picture(preprocess.channels().count(), preprocess.size(), preprocess.size());
        Start start = Start.of(recipe.network());
        Network network = network(recipe, input, train.data().labels().size());
        Precision precision = Processor.precision(recipe.machine().precision());
        try (Weights weights = Weights.initial(network, recipe.machine().root().child("weights"), precision)) {
            start.load(weights, network, train.data().labels(), listener);
            History history =
                    new Training(network, weights, preprocess, recipe, listener).run(train, validation, interrupt);
            Map<String, float[]> values = weights.values();
            return new Fitted(recipe, network, values, preprocess, train.data().labels(), history);
        }
    }

    private static Network network(Recipe recipe, Shape input, int classes) {
        Network plain = Start.of(recipe.network()).network(input, classes);
        return StochasticDepth.over(plain, recipe.regularisation().stochasticDepth());
    }

    private static Preprocess preprocess(DataSettings settings, Part train) {
        int size = Objects.requireNonNull(settings.size());
        Fit fit = Objects.requireNonNull(settings.fit());
        Channels channels = Objects.requireNonNull(settings.channels());
        List<Double> zeros = Collections.nCopies(channels.count(), 0.0);
        List<Double> ones = Collections.nCopies(channels.count(), 1.0);
        Preprocess shape = new Preprocess(size, fit, size, channels, zeros, ones);
        ChannelStatistics measured = ChannelStatistics.of(train, shape);
        return new Preprocess(size, fit, size, channels, measured.mean(), measured.spread());
    }
}
