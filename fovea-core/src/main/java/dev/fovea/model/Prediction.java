package dev.fovea.model;

import dev.fovea.base.Check;
import dev.fovea.data.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a classifier says of one picture. Immutable.
 *
 * @param all every class, the most probable first; of equals the one with the lower index first
 * @param said what is said of the picture, in the same order: the most probable class; of a classifier of several labels,
 *     each label whose probability reaches its threshold, which may be none
 * @param certainty what that is worth
 */
public record Prediction(List<Choice> all, List<Choice> said, Certainty certainty) {
    /**
     * One class and how probable it is.
     *
     * @param label its name
     * @param index its number, 0..k-1
     * @param probability in 0..1; over all classes they sum to 1, but for a classifier of several labels
     */
    public record Choice(String label, int index, float probability) {}

    /** Checks that there is a class, and copies. */
    public Prediction {
        all = List.copyOf(all);
        said = List.copyOf(said);
        Check.that(!all.isEmpty(), "prediction must have a class, but had none");
    }

    /** A prediction of which nothing more is known. */
    public Prediction(List<Choice> all, List<Choice> said) {
        this(all, said, Certainty.UNKNOWN);
    }

    /** The same, worth so much. */
    Prediction with(Certainty other) {
        return new Prediction(all, said, other);
    }

    /**
     * From one row of probabilities, of which the highest is said.
     *
     * @param probabilities shape [n, k], row by row
     * @param row 0..n-1
     */
    static Prediction of(Labels labels, float[] probabilities, int row) {
        int k = labels.size();
        List<Choice> choices = new ArrayList<>(k);
        for (int i = 0; i < k; i++) {
            choices.add(new Choice(labels.name(i), i, probabilities[row * k + i]));
        }
        choices.sort(Comparator.comparing(Choice::probability).reversed());
        return new Prediction(choices, choices.subList(0, 1));
    }

    /** The same by what a classifier is asked. */
    static Prediction of(ModelCard card, float[] probabilities, int row) {
        Prediction first = of(card.labels(), probabilities, row);
        return switch (card.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> first;
            case MULTI_LABEL -> first.from(card.thresholds());
        };
    }

    private Prediction from(List<Double> thresholds) {
        return new Prediction(
                all,
                all.stream()
                        .filter(choice -> choice.probability >= thresholds.get(choice.index))
                        .toList());
    }

    /** The names of what is said: one, or of a classifier of several labels any number. */
    public List<String> labels() {
        return said.stream().map(Choice::label).toList();
    }

    /** The most probable label; of a classifier of several labels also where it is not {@link #said}. */
    public String label() {
        return all.get(0).label();
    }

    /** The most probable class, 0..k-1. */
    public int index() {
        return all.get(0).index();
    }

    /** Of the most probable class, in 0..1. */
    public float probability() {
        return all.get(0).probability();
    }

    /**
     * Labels of which one is the truth in 90 % of pictures like those of the validation part, or as often as
     * {@link Classifier#with(Trust)} asked for; the most probable first. Empty where the model file holds no quantiles.
     */
    public List<Choice> set() {
        return certainty.set();
    }

    /**
     * Whether the answer is one of those that are wrong in at most 5 % of cases, or as {@link Classifier#with(Trust)} asked
     * for. True also where the model file holds no threshold, see {@link Calibration#abstention}.
     */
    public boolean isSure() {
        return certainty.sure();
    }

    /** Whether the picture is unlike those that the classifier was judged on; false where that was not asked for. */
    public boolean isUnusual() {
        return certainty.unusual();
    }

    /** The k most probable classes, or all where there are fewer. */
    public List<Choice> top(int k) {
        return all.subList(0, Math.min(k, all.size()));
    }
}
