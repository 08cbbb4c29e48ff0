package dev.fovea.split;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import java.util.List;

/**
 * A data set cut into three parts that share no sample and no group. Immutable; safe from any thread.
 *
 * <pre>{@code
 * Split split = Split.stratified(photos, Shares.percent(70, 15, 15), Seed.of(7));
 * }</pre>
 *
 * @param train what weights are fitted on
 * @param validation what choices are made on; may be empty
 * @param test what is read once at the end; may be empty
 */
public record Split(Part train, Part validation, Part test) {
    /** Checks the roles, and that no sample and no group is in two parts. */
    public Split {
        Check.that(
                train.role() == Role.TRAIN && validation.role() == Role.VALIDATION && test.role() == Role.TEST,
                "roles must be train, validation, test, but were %s, %s, %s",
                train.role().word(),
                validation.role().word(),
                test.role().word());
        Apart.check(List.of(train, validation, test));
    }

    /**
     * Cuts a data set so that each class is shared out as asked, and no group is cut.
     *
     * <p>What the data set's own layout says is kept: samples that it gives as validation or test are that part. Only a
     * part that the layout does not give is cut, from the training samples and those that the layout leaves open, by its
     * share relative to train's: with 70 / 15 / 15 and a given test part, validation gets 15 / 85 of the rest.
     *
     * <p>Without groups each class is rounded by largest remainder, so a part is off by less than one sample for each
     * class. With groups (a sample without one is its own) whole groups are placed greedily, then
     * moved and exchanged, to bring each class and the size of each part near their shares (least chi-square). A class with as many samples (groups) as there are parts to cut has some in each part
     * (with groups: unless classes share groups so that it cannot be); a rarer class goes to train first.
     *
     * <p>A sample's place depends on its name (its group's), the other samples and the seed, not on the data set's order;
     * parts keep that order. Cost: O(n log n); with groups at most 50 rounds over the groups.
     *
     * @throws IllegalArgumentException if a part with a share would be empty, or if the layout puts one group in two parts
     */
    public static Split stratified(Dataset data, Shares shares, Seed seed) {
        return new Cut(data, shares).split(seed.child("split"));
    }

    /** The split as {@code split.csv}: a header, then name, label, part and group of each sample, part by part. */
    public String toCsv() {
        return SplitCsv.write(this);
    }

    /**
     * The split that {@code split.csv} describes, with the file's groups and its order of samples.
     *
     * @param data must have the file's samples, no more and no fewer, with the same labels; any order
     * @throws dev.fovea.base.FoveaException if samples are missing, unknown or labelled otherwise: the first ten and the
     *     count
     */
    public static Split fromCsv(Dataset data, String text) {
        return SplitCsv.read(data, text);
    }
}
