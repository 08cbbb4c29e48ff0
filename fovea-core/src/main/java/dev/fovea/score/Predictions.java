package dev.fovea.score;

import dev.fovea.base.Check;
import dev.fovea.data.Dataset;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a classifier said about labelled samples, beside the truth: the input of {@link Evaluation}. Immutable by
 * agreement (the probabilities are handed over, not copied); safe from any thread.
 */
public final class Predictions {
    /** How far a row's sum may be from 1: what 16-bit and 32-bit arithmetic leaves. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final Labels labels;
    private final List<Row> rows;
    private final float[] probabilities;
    private final @Nullable List<LabelSet> said;

    /**
     * What is known of one sample.
     *
     * @param name the sample's name
     * @param labels its classes: exactly one, or for the task multi-label any number
     * @param group samples of one group are not independent of each other; null where the sample is on its own
     * @param fold which fold held it out, 0 or above; null where there are no folds
     */
    public record Row(
            String name,
            LabelSet labels,
            @Nullable String group,
            @Nullable Integer fold) {
        /** A sample of one class. */
        public Row(String name, int truth, @Nullable String group, @Nullable Integer fold) {
            this(name, LabelSet.of(truth), group, fold);
        }

        /** The class index of a sample that has exactly one. */
        public int truth() {
            return labels.only();
        }
    }

    /**
     * @param labels the classes, k of them
     * @param rows one for each sample, n of them, at least one
     * @param probabilities shape [n, k], row by row; each in 0..1, a row sums to 1 within 0.001; handed over, not copied
     * @throws IllegalArgumentException if lengths, class indices or probabilities are out of range, with the sample's name
     */
    public Predictions(Labels labels, List<Row> rows, float[] probabilities) {
        this(labels, rows, probabilities, null);
    }

    private Predictions(Labels labels, List<Row> rows, float[] probabilities, @Nullable List<LabelSet> said) {
        this.labels = labels;
        this.rows = List.copyOf(rows);
        this.probabilities = probabilities;
        this.said = said == null ? null : List.copyOf(said);
        Check.that(!rows.isEmpty(), "predictions must be at least 1, but were 0. Evaluate on a part with samples.");
        long length = (long) rows.size() * labels.size();
        Check.that(
                probabilities.length == length,
                "probabilities must be %d x %d = %d, but were %d",
                rows.size(),
                labels.size(),
                length,
                probabilities.length);
        Check.that(
                said == null || said.size() == rows.size(),
                "rows of what was said must be %d, but were %d",
                rows.size(),
                said == null ? 0 : said.size());
        for (int i = 0; i < rows.size(); i++) {
            checkRow(i);
        }
    }

    /**
     * Predictions of several labels a sample.
     *
     * @param probabilities shape [n, k], row by row; each in 0..1, each label's of its own
     * @param said of each sample, the labels that it was said to have
     */
    public static Predictions ofSets(Labels labels, List<Row> rows, float[] probabilities, List<LabelSet> said) {
        return new Predictions(labels, rows, probabilities, said);
    }

    /**
     * Predictions of several labels a sample, for a data set's samples, in its order.
     *
     * @param thresholds for each label, the probability from which on it is said
     */
    public static Predictions of(Dataset data, float[] probabilities, List<Double> thresholds) {
        int k = data.labels().size();
        Check.that(thresholds.size() == k, "thresholds must be %d, but were %d", k, thresholds.size());
        List<LabelSet> said = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            int row = i * k;
            said.add(LabelSet.of(IntStream.range(0, k).filter(c -> probabilities[row + c] >= thresholds.get(c))));
        }
        return ofSets(
                data.labels(), data.samples().stream().map(Predictions::row).toList(), probabilities, said);
    }

    /** Predictions for a data set's samples, in its order; parameters as in the constructor. */
    public static Predictions of(Dataset data, float[] probabilities) {
        return new Predictions(
                data.labels(), data.samples().stream().map(Predictions::row).toList(), probabilities);
    }

    /** Predictions for a data set's samples, one row of k probabilities for each. */
    public static Predictions of(Dataset data, float[][] probabilities) {
        int k = data.labels().size();
        Check.that(
                probabilities.length == data.size(),
                "rows of probabilities must be %d, but were %d",
                data.size(),
                probabilities.length);
        float[] flat = new float[data.size() * k];
        for (int i = 0; i < probabilities.length; i++) {
            Check.that(
                    probabilities[i].length == k, "probabilities must be %d, but were %d", k, probabilities[i].length);
            System.arraycopy(probabilities[i], 0, flat, i * k, k);
        }
        return of(data, flat);
    }

    /** Predictions without names or groups: samples are called by their position. */
    public static Predictions of(Labels labels, int[] truth, float[] probabilities) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            rows.add(new Row(Integer.toString(i), truth[i], null, null));
        }
        return new Predictions(labels, rows, probabilities);
    }

    /**
     * The predictions of several parts as one, in the order given: the out-of-fold predictions of a cross-validation.
     *
     * @param parts at least one, all with the same labels
     */
    public static Predictions pooled(List<Predictions> parts) {
        Check.that(!parts.isEmpty(), "predictions to pool must be at least 1, but were 0");
        Labels labels = parts.get(0).labels;
        List<Row> rows = new ArrayList<>();
        float[] all = new float
                [parts.stream().mapToInt(part -> part.probabilities.length).sum()];
        int next = 0;
        for (Predictions part : parts) {
            Check.that(
                    part.labels.equals(labels)
                            && part.isMultiLabel() == parts.get(0).isMultiLabel(),
                    "labels must be %s, but were %s",
                    labels.names(),
                    part.labels.names());
            rows.addAll(part.rows);
            System.arraycopy(part.probabilities, 0, all, next, part.probabilities.length);
            next += part.probabilities.length;
        }
        List<LabelSet> said = new ArrayList<>();
        parts.forEach(part -> said.addAll(part.said == null ? List.of() : part.said));
        return new Predictions(labels, rows, all, parts.get(0).isMultiLabel() ? said : null);
    }

    /** The same predictions, marked as made on what this fold held out. */
    public Predictions inFold(int fold) {
        Check.that(fold >= 0, "fold must be at least 0, but was %d", fold);
        List<Row> marked = rows.stream()
                .map(row -> new Row(row.name, row.labels, row.group, fold))
                .toList();
        return new Predictions(labels, marked, probabilities, said);
    }

    /**
     * The same predictions, each sample without a group in one of its own name: rows of one sample then count as
     * dependent, as those of several repeats are.
     */
    public Predictions groupedByName() {
        List<Row> marked = rows.stream()
                .map(row -> new Row(row.name, row.labels, row.group == null ? row.name : row.group, row.fold))
                .toList();
        return new Predictions(labels, marked, probabilities, said);
    }

    /** The classes. */
    public Labels labels() {
        return labels;
    }

    /** Name, truth, group and fold of each sample. */
    public List<Row> rows() {
        return rows;
    }

    /** Samples, at least 1. */
    public int size() {
        return rows.size();
    }

    /** The probability of a class for a sample, 0..1. */
    public float probability(int sample, int label) {
        return probabilities[sample * labels.size() + label];
    }

    /** A copy of a sample's probabilities, one for each class. */
    public float[] row(int sample) {
        return Arrays.copyOfRange(probabilities, sample * labels.size(), (sample + 1) * labels.size());
    }

    /** Whether a sample may have several labels, or none. */
    public boolean isMultiLabel() {
        return said != null;
    }

    /** The labels that a sample was said to have; where it has exactly one, the most probable. */
    public LabelSet said(int sample) {
        return said == null ? LabelSet.of(predicted(sample)) : said.get(sample);
    }

    /** Whether what was said of a sample is the truth, and all of it. */
    public boolean isRight(int sample) {
        return said(sample).equals(rows.get(sample).labels);
    }

    /** The class index of the highest probability; the lowest index where several are highest. */
    public int predicted(int sample) {
        int best = 0;
        for (int c = 1; c < labels.size(); c++) {
            best = probability(sample, c) > probability(sample, best) ? c : best;
        }
        return best;
    }

    /**
     * Where the truth stands among the classes by falling probability, 1 is first. Equal probabilities stand in the order
     * of the class index, so rank 1 is {@link #predicted}.
     */
    public int rankOfTruth(int sample) {
        int truth = rows.get(sample).truth();
        float own = probability(sample, truth);
        int rank = 1;
        for (int c = 0; c < labels.size(); c++) {
            float other = probability(sample, c);
            rank += other > own || (other == own && c < truth) ? 1 : 0;
        }
        return rank;
    }

    private static Row row(Sample sample) {
        return new Row(sample.name(), sample.labels(), sample.group(), null);
    }

    private void checkRow(int i) {
        Row row = rows.get(i);
        int k = labels.size();
        Check.that(
                row.labels.last() < k && (said == null || said.get(i).last() < k),
                "class index must be 0..%d, but was %s (%s)",
                k - 1,
                row.labels,
                row.name);
        Check.that(
                said != null || row.labels.size() == 1,
                "classes must be exactly 1, but were %d (%s)",
                row.labels.size(),
                row.name);
        double sum = 0;
        for (int c = 0; c < k; c++) {
            float p = probability(i, c);
            Check.that(p >= 0 && p <= 1 + SUM_TOLERANCE, "probability must be 0..1, but was %s (%s)", p, row.name);
            sum += p;
        }
        Check.that(
                said != null || Math.abs(sum - 1) <= SUM_TOLERANCE,
                "probabilities must sum to 1, but sum to %s (%s)",
                sum,
                row.name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Predictions that
                && labels.equals(that.labels)
                && rows.equals(that.rows)
                && Objects.equals(said, that.said)
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return rows.hashCode() * 31 + Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
        return "Predictions [" + size() + ", " + labels.size() + "]";
    }
}
