package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.picture.Picture;
import org.jspecify.annotations.Nullable;

/**
 * One labelled picture of a data set.
 *
 * @param name what the user knows it by and what is unique in its data set: the path below the data set's folder with
 *     forward slashes, or such as {@code train-images#17}
 * @param source where the picture comes from
 * @param labels its classes, by their indices 0..k-1 into the data set's {@link Labels}: exactly one, but for the task
 *     multi-label
 * @param group samples of one group must stay together in a split (a patient, a smear, a board); null where the sample
 *     is on its own
 * @param given the part that the data set's own layout put it in (train/, test/); null where it left that open
 * @param weight how much it counts in the loss of training, above 0 and finite; 1 is usual, 2 counts as two of it. What
 *     is measured about a classifier counts every sample once
 */
public record Sample(
        String name,
        PictureSource source,
        LabelSet labels,
        @Nullable String group,
        @Nullable Role given,
        double weight) {
    /** Checks the weight. */
    public Sample {
        Check.that(
                weight > 0 && weight < Double.POSITIVE_INFINITY,
                "weight must be above 0 and finite, but was %s (%s)",
                weight,
                name);
    }

    /** A sample of one class and the usual weight, 1. */
    public Sample(String name, PictureSource source, int label, @Nullable String group, @Nullable Role given) {
        this(name, source, LabelSet.of(label), group, given, 1);
    }

    /**
     * The class index of a sample that has exactly one.
     *
     * @throws IllegalArgumentException if it has none or several
     */
    public int label() {
        return labels.only();
    }

    /** Reads and decodes the picture; see {@link PictureSource#read}. */
    public Picture picture() {
        return source.read();
    }

    /** The same sample, its picture from elsewhere. */
    public Sample withSource(PictureSource other) {
        return new Sample(name, other, labels, group, given, weight);
    }

    /** The same sample in another group. */
    public Sample withGroup(@Nullable String other) {
        return new Sample(name, source, labels, other, given, weight);
    }

    /** The same sample with another class index. */
    public Sample withLabel(int other) {
        return withLabels(LabelSet.of(other));
    }

    /** The same sample with other classes. */
    public Sample withLabels(LabelSet others) {
        return new Sample(name, source, others, group, given, weight);
    }

    /** The same sample, put in a part by its data set's layout. */
    public Sample withGiven(@Nullable Role role) {
        return new Sample(name, source, labels, group, role, weight);
    }

    /** The same sample, counting this much in the loss. */
    public Sample withWeight(double other) {
        return new Sample(name, source, labels, group, given, other);
    }
}
