package dev.fovea.fit;

import dev.fovea.base.Seed;
import dev.fovea.batch.Targets;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.model.Calibrating;
import dev.fovea.model.Calibration;
import dev.fovea.model.ModelCard;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Node;
import dev.fovea.net.Weights;
import dev.fovea.score.Predictions;
import dev.fovea.score.Thresholds;
import dev.fovea.split.Part;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What folds on a frozen backbone share: the features of every picture, computed once, so that a fold is a linear head on
 * them. They are computed in fp32 whatever the recipe says, because folds are judged by them as a model file would judge.
 * Plain arrays; one thread.
 */
public final class SharedFeatures {
    private final Recipe recipe;
    private final Network network;
    private final Map<String, float[]> body;
    private final Preprocess preprocess;
    private final Labels labels;
    private final Features features;
    private final Map<String, Integer> rows;

    private SharedFeatures(
            Recipe recipe,
            Network network,
            Map<String, float[]> body,
            Preprocess preprocess,
            Dataset data,
            Features all) {
        this.recipe = recipe;
        this.network = network;
        this.body = body;
        this.preprocess = preprocess;
        this.labels = data.labels();
        this.features = all;
        this.rows = new HashMap<>();
        for (int i = 0; i < data.size(); i++) {
            rows.put(data.samples().get(i).name(), i);
        }
    }

    /**
     * A head on the shared features.
     *
     * @param fitted the whole network with it; the arrays of the backbone are the same for all heads
     * @param penalty that its weights were held back by
     * @param calibration by its own validation part
     */
    public record Head(Fitted fitted, double penalty, Calibration calibration) {}

    /**
     * Whether folds by this recipe share features: the backbone is frozen, and the pictures' mean and spread came with its
     * weights, so that they are not measured on each fold's own training part.
     *
     * @param recipe as {@link Fitting#resolve} gives it
     */
    public static boolean serve(Recipe recipe) {
        if (!recipe.network().isHeadAlone()) {
            return false;
        }
        Preprocess given = Start.of(recipe.network()).given();
        return given != null && given.channels() == recipe.data().channels();
    }

    /**
     * Computes them; those that an earlier run has kept on the disk are read.
     *
     * @param data all pictures that folds train on or hold out
     */
    public static SharedFeatures of(Recipe recipe, Dataset data, Consumer<TrainingEvent> listener) {
        Engine.enter(recipe.machine().threads());
        Start start = Start.of(recipe.network());
        Network network = Fitting.network(recipe, start, data.labels().size());
        Preprocess preprocess = Fitting.preprocess(recipe.data(), start, new Part(data, Role.TRAIN));
        try (Weights weights = Weights.initial(network, Seed.of(0), Precision.FP32)) {
            start.load(weights, network, data.labels(), listener);
            weights.round();
            try (Backbone backbone = new Backbone(network, weights, preprocess, recipe)) {
                Features all = backbone.of(data);
                backbone.notes().forEach(note -> listener.accept(new TrainingEvent.Note(note)));
                listener.accept(new TrainingEvent.Note(String.format(
                        Locale.ROOT,
                        "The backbone is frozen: features of %,d pictures serve all folds (%,d computed before).",
                        all.size(),
                        all.reused())));
                return new SharedFeatures(recipe, network, weights.values(), preprocess, data, all);
            }
        }
    }

    /** Fits the head of one fold, told as one epoch; several threads may do so at once. */
    public Head fit(Part train, Part validation, Consumer<TrainingEvent> listener) {
        Roles.check(train, validation);
        Engine.enter(1); // other heads are fitted on the other cores
        long begun = System.nanoTime();
        ChosenHead chosen =
                ChosenHead.fit(at(train.data()), at(validation.data()), network.classes(), recipe.plainLoss());
        History history = chosen.told((System.nanoTime() - begun) / 1e9, listener);
        Fitted fitted = fitted(chosen.head(), history);
        return new Head(fitted, chosen.head().penalty(), calibration(fitted, validation.data()));
    }

    /** Fits a head to all of these pictures, held back by a penalty that others have chosen. */
    public Fitted refit(Dataset all, double penalty, Consumer<TrainingEvent> listener) {
        Engine.enter(recipe.machine().threads());
        long begun = System.nanoTime();
        Features learnt = at(all);
        LinearHead head = LinearHead.fit(learnt, network.classes(), recipe.plainLoss(), penalty);
        ChosenHead chosen = new ChosenHead(head, learnt, at(all.withSamples(List.of())), recipe.plainLoss());
        return fitted(head, chosen.told((System.nanoTime() - begun) / 1e9, listener));
    }

    /** What a head says of pictures whose features are here. */
    public Predictions predictions(Head head, Dataset data) {
        float[] all = probabilities(head.fitted(), data, head.calibration().temperature());
        return switch (task().kind()) {
            case SINGLE_LABEL, ORDINAL -> Predictions.of(data, all);
            case MULTI_LABEL -> Predictions.of(data, all, thresholds(head.calibration()));
        };
    }

    /** As a model file is calibrated: on a validation part, which may have no pictures. */
    private Calibration calibration(Fitted fitted, Dataset validation) {
        if (validation.size() == 0) {
            return Calibration.NONE;
        }
        float[] plain = probabilities(fitted, validation, 1);
        return switch (task().kind()) {
            case SINGLE_LABEL, ORDINAL ->
                new Calibrating(
                                Predictions.of(validation, plain),
                                head(fitted).logits(at(validation)),
                                at(validation).rows())
                        .measured()
                        .calibration();
            case MULTI_LABEL ->
                Calibration.thresholds(Thresholds.of(Predictions.of(validation, plain, thresholds(Calibration.NONE))));
        };
    }

    private List<Double> thresholds(Calibration calibration) {
        List<Double> measured = calibration.thresholds();
        return measured == null ? Collections.nCopies(labels.size(), ModelCard.EVEN) : measured;
    }

    private float[] probabilities(Fitted fitted, Dataset data, double temperature) {
        int k = labels.size();
        float[] logits = head(fitted).logits(at(data));
        float[] out = new float[logits.length];
        for (int i = 0; i < data.size(); i++) {
            float[] row = Arrays.copyOfRange(logits, i * k, (i + 1) * k);
            System.arraycopy(Softmax.of(row, task(), temperature), 0, out, i * k, k);
        }
        return out;
    }

    private Task task() {
        return recipe.network().asked();
    }

    private Features at(Dataset data) {
        int[] positions = data.samples().stream()
                .mapToInt(sample -> Objects.requireNonNull(rows.get(sample.name()), sample.name()))
                .toArray();
        Targets targets = Targets.of(data.samples().stream().map(Sample::labels).toList());
        return features.at(positions, targets);
    }

    private Fitted fitted(LinearHead head, History history) {
        Map<String, float[]> values = new LinkedHashMap<>(body);
        Node place = network.head();
        place.parameters()
                .forEach(parameter -> values.put(place.parameterName(parameter), head.values(parameter.name())));
        return new Fitted(recipe, network, values, preprocess, labels, history);
    }

    private LinearHead head(Fitted fitted) {
        Node place = network.head();
        return LinearHead.of(
                features.width(),
                Objects.requireNonNull(fitted.values().get(place.path() + ".weight")),
                fitted.values().getOrDefault(place.path() + ".bias", new float[network.classes()]));
    }
}
