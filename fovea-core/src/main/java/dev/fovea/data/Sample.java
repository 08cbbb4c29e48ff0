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
 * @param label class index, 0..k-1, into the data set's {@link Labels}
 * @param group samples of one group must stay together in a split (a patient, a smear, a board); null where the sample
 *     is on its own
 * @param given the part that the data set's own layout put it in (train/, test/); null where it left that open
 * @param weight how much it counts in the loss of training, above 0 and finite; 1 is usual, 2 counts as two of it. What
 *     is measured about a classifier counts every sample once
 */
public record Sample(
        String name,
        PictureSource source,
        int label,
        @Nullable String group,
        @Nullable Role given,
        double weight) {
    /** Checks the class index and the weight. */
    public Sample {
        Check.that(label >= 0, "class index must be at least 0, but was %d (%s)", label, name);
        Check.that(
                weight > 0 && weight < Double.POSITIVE_INFINITY,
                "weight must be above 0 and finite, but was %s (%s)",
                weight,
                name);
    }

    /** A sample of the usual weight, 1. */
    public Sample(String name, PictureSource source, int label, @Nullable String group, @Nullable Role given) {
        this(name, source, label, group, given, 1);
    }

    /** Reads and decodes the picture; see {@link PictureSource#read}. */
    public Picture picture() {
        return source.read();
    }

    /** The same sample, its picture from elsewhere. */
    public Sample withSource(PictureSource other) {
        return new Sample(name, other, label, group, given, weight);
    }

    /** The same sample in another group. */
    public Sample withGroup(@Nullable String other) {
        return new Sample(name, source, label, other, given, weight);
    }

    /** The same sample with another class index. */
    public Sample withLabel(int other) {
        return new Sample(name, source, other, group, given, weight);
    }

    /** The same sample, put in a part by its data set's layout. */
    public Sample withGiven(@Nullable Role role) {
        return new Sample(name, source, label, group, role, weight);
    }

    /** The same sample, counting this much in the loss. */
    public Sample withWeight(double other) {
        return new Sample(name, source, label, group, given, other);
    }
}
