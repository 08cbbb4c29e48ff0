package dev.fovea.audit;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Samples on which small classifiers are cross-validated: which ones, their classes, and their folds. Of many classes the
 * largest take part, and only those with enough samples; the samples count for themselves, whatever part the data set's
 * layout gives them.
 */
final class Trial {
    static final int MOST_CLASSES = 20;

    private static final int LEAST = 8;
    private static final int FOLDS = 5;

    /** Places of the samples in what was looked at. */
    final int[] places;

    /** Class of each, 0.. */
    final int[] truth;

    /** Index in the data set's labels of each class. */
    final List<Integer> labels;

    private final Dataset data;

    private Trial(Dataset data, int[] places, List<Integer> labels) {
        this.data = data;
        this.places = places;
        this.labels = labels;
        this.truth = data.samples().stream()
                .mapToInt(sample -> labels.indexOf(sample.label()))
                .toArray();
    }

    /**
     * @param data the samples that were looked at, one label each
     * @param places of those that may take part
     */
    static Trial of(Dataset data, int[] places) {
        int[] counts = data.subset(IntStream.of(places).boxed().toList()).counts();
        List<Integer> labels = IntStream.range(0, counts.length)
                .boxed()
                .filter(c -> counts[c] >= LEAST)
                .sorted((a, b) -> counts[b] - counts[a])
                .limit(MOST_CLASSES)
                .sorted()
                .toList();
        int[] chosen = IntStream.of(places)
                .filter(i -> labels.contains(data.samples().get(i).label()))
                .toArray();
        List<Sample> samples = IntStream.of(chosen)
                .mapToObj(i -> data.samples().get(i).withGiven(null))
                .toList();
        return new Trial(data.withSamples(samples), chosen, labels);
    }

    /** Whether there are two classes to tell apart. */
    boolean isPossible() {
        return labels.size() >= 2;
    }

    int classes() {
        return labels.size();
    }

    int size() {
        return places.length;
    }

    Sample sample(int i) {
        return data.samples().get(i);
    }

    String label(int c) {
        return data.labels().name(labels.get(c));
    }

    /** Fold of each sample, groups whole where each class is in two groups at least; else as if there were none. */
    int[] folds(Seed seed) {
        int fewest = fewestGroups();
        return fewest >= 2 ? folds(data, Math.min(FOLDS, fewest), seed) : randomFolds(seed);
    }

    /**
     * The same folds as {@link #randomFolds}, but that each group is in the fold of its first sample: so nothing else
     * differs between them.
     */
    int[] mendedFolds(Seed seed) {
        int[] folds = randomFolds(seed);
        Map<String, Integer> foldOf = new HashMap<>();
        for (int i = 0; i < folds.length; i++) {
            String group = sample(i).group();
            if (group != null) {
                folds[i] = Objects.requireNonNullElse(foldOf.putIfAbsent(group, folds[i]), folds[i]);
            }
        }
        return folds;
    }

    /** Whether every class is in two groups at least, so that one can be held out. */
    boolean canHoldGroupsOut() {
        return fewestGroups() >= 2;
    }

    /** Fold of each sample, with no regard to groups. */
    int[] randomFolds(Seed seed) {
        return folds(data.grouped(sample -> null), FOLDS, seed);
    }

    private static int[] folds(Dataset of, int k, Seed seed) {
        Map<String, Integer> foldOf = new HashMap<>();
        for (Fold fold : Folds.stratified(of, k, seed)) {
            fold.heldOut().data().samples().forEach(sample -> foldOf.put(sample.name(), fold.index()));
        }
        return of.samples().stream()
                .mapToInt(sample -> Objects.requireNonNull(foldOf.get(sample.name())))
                .toArray();
    }

    private int fewestGroups() {
        List<Set<String>> groups = new ArrayList<>();
        labels.forEach(c -> groups.add(new HashSet<>()));
        for (int i = 0; i < size(); i++) {
            Sample sample = data.samples().get(i);
            String group = sample.group();
            groups.get(truth[i]).add(group == null ? "sample " + sample.name() : "group " + group);
        }
        return groups.stream().mapToInt(Set::size).min().orElse(0);
    }

    /** Whether any two samples are in one group. */
    boolean isGrouped() {
        Set<String> seen = new HashSet<>();
        return data.samples().stream().anyMatch(sample -> sample.group() != null && !seen.add(sample.group()));
    }

    /** The same samples in the groups that names tell. */
    Trial grouped(NameGroups names) {
        return new Trial(names.group(data), places, labels);
    }
}
