package dev.fovea.split;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * The rounds of a cross-validation: every sample is held out once, or once in each repeat. Immutable; safe from any thread.
 *
 * <pre>{@code
 * for (Fold fold : Folds.stratified(photos.grouped(s -> smear(s.name())), 5, Seed.of(7))) {
 *     Split split = fold.split(0.15, Seed.of(7));
 * }
 * }</pre>
 *
 * @param folds in the order of their index, at least two; all of one repeat before those of the next
 * @param repeats how often every sample is held out, at least 1
 */
public record Folds(List<Fold> folds, int repeats) implements Iterable<Fold> {
    /** Copies. */
    public Folds {
        folds = List.copyOf(folds);
        Check.that(folds.size() >= 2, "folds must be at least 2, but were %d. Try --folds 5.", folds.size());
        Check.that(
                repeats >= 1 && folds.size() % repeats == 0,
                "repeats must be at least 1 and of equally many folds, but were %d of %d folds. Try --repeats 3.",
                repeats,
                folds.size());
    }

    /** Folds of one round, in which every sample is held out once. */
    public Folds(List<Fold> folds) {
        this(folds, 1);
    }

    /**
     * Cuts a data set into {@code k} folds of the same class proportions, groups whole.
     *
     * <p>Without groups, each class's counts over the folds differ by at most one, and so do the folds' sizes. With
     * groups, whole ones are placed greedily by the spread of their class counts, then moved and exchanged, until the
     * variance of the class counts and sizes over the folds falls no more. A sample's fold depends on its name (its group's), the other samples and the seed,
     * not on the data set's order nor on which fold is asked for first. Samples that the data set's layout gives as test
     * are left out, because they are for the end; all others take part, also given validation samples.
     *
     * @param k number of folds, 2 or more, at most the samples (groups) of the rarest class; classes without samples do
     *     not count. Of several labels a picture, each must be in at least two samples (groups), so that every training part
     *     has it
     * @throws IllegalArgumentException if {@code k} is out of range, or if a group is also in the given test part
     */
    public static Folds stratified(Dataset data, int k, Seed seed) {
        return repeated(data, k, 1, seed);
    }

    /**
     * Cuts a data set several times anew, so that the figures hang less on one deal. The first time is that of
     * {@link #stratified}; fold {@code f} of repeat {@code r}, both from 0, has the index {@code r * k + f}.
     *
     * @param k folds of each repeat; as in {@link #stratified}
     * @param repeats 1 or more; predictions of one sample in several repeats are not independent of each other
     */
    public static Folds repeated(Dataset data, int k, int repeats, Seed seed) {
        Dataset pool = withoutTest(data);
        checkEnough(pool, k);
        double[] shares = new double[k];
        Arrays.fill(shares, 1.0 / k);
        List<Fold> folds = new ArrayList<>();
        for (int r = 0; r < repeats; r++) {
            Seed own = seed.child("folds");
            int[] dealt =
                    Deal.bins(pool, shares, r == 0 ? own : own.child("repeat").child(r));
            for (int f = 0; f < k; f++) {
                folds.add(fold(pool, dealt, f, folds.size()));
            }
        }
        return new Folds(folds, repeats);
    }

    /**
     * Holds each group out once: how good a classifier is on a group (a patient, a camera, a board) that it has not seen.
     * Folds are in the order of the groups' names; nothing is drawn.
     *
     * @throws IllegalArgumentException if a sample has no group, if there are fewer than two groups, if a class is in one
     *     group only and so would be missing where that one is held out, or if a group is also in the given test part
     */
    public static Folds byGroup(Dataset data) {
        Dataset pool = withoutTest(data);
        List<String> groups = GroupsOf.samples(pool);
        int[] dealt = pool.samples().stream()
                .mapToInt(sample -> Collections.binarySearch(groups, String.valueOf(sample.group())))
                .toArray();
        List<Fold> folds = new ArrayList<>();
        for (int f = 0; f < groups.size(); f++) {
            folds.add(fold(pool, dealt, f, f));
        }
        return new Folds(folds);
    }

    /** Number of folds, of all repeats together. */
    public int size() {
        return folds.size();
    }

    @Override
    public Iterator<Fold> iterator() {
        return folds.iterator();
    }

    private static Dataset withoutTest(Dataset data) {
        List<Sample> rest =
                data.samples().stream().filter(s -> s.given() != Role.TEST).toList();
        Dataset pool = data.withSamples(rest);
        Apart.check(List.of(new Part(pool, Role.TRAIN), new Part(data.given(Role.TEST), Role.TEST)));
        return pool;
    }

    private static void checkEnough(Dataset data, int k) {
        Check.that(k >= 2, "folds must be at least 2, but were %d. Try --folds 5.", k);
        boolean grouped = Deal.grouped(data);
        int[] counts = grouped
                ? Bunch.groupsOf(data, Bunch.of(data, Seed.of(0)))
                : Arrays.copyOf(data.counts(), data.labels().size());
        Check.that(
                data.size() >= (data.task().isMultiLabel() ? k : 1),
                "samples must be at least %d, but were %d in \"%s\"",
                k,
                data.size(),
                data.name());
        int needed = data.task().isMultiLabel() ? 2 : k;
        for (int c = 0; c < data.labels().size(); c++) {
            Check.that(
                    counts[c] == 0 || needed <= counts[c],
                    data.task().isMultiLabel()
                            ? "labels must be in at least 2 samples (groups) for folds, but there are %d %s of \"%s\" for"
                                    + " %d folds. Add pictures of it, or leave the label out."
                            : "folds must be at most the %d %s of \"%s\", but were %d. Add pictures of it, or ask for"
                                    + " fewer folds.",
                    counts[c],
                    grouped ? "groups" : "samples",
                    data.labels().name(c),
                    k);
        }
    }

    private static Fold fold(Dataset data, int[] dealt, int bin, int index) {
        List<Integer> train = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        for (int i = 0; i < dealt.length; i++) {
            (dealt[i] == bin ? heldOut : train).add(i);
        }
        return new Fold(index, new Part(data.subset(train), Role.TRAIN), new Part(data.subset(heldOut), Role.TEST));
    }
}
