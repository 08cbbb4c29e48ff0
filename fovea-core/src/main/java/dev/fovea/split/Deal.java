package dev.fovea.split;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Deals samples into bins (parts or folds) by class. */
final class Deal {
    private Deal() {}

    /**
     * The bin of each sample, in the data set's order.
     *
     * @param shares of each bin; those with 0 get nothing; at least one is above 0, and only their ratios count
     */
    static int[] bins(Dataset data, double[] shares, Seed seed) {
        int[] used =
                IntStream.range(0, shares.length).filter(b -> shares[b] > 0).toArray();
        double sum = IntStream.of(used).mapToDouble(b -> shares[b]).sum();
        double[] wanted = IntStream.of(used).mapToDouble(b -> shares[b] / sum).toArray();
        int[] dealt = grouped(data) ? GroupDeal.bins(data, wanted, seed) : ungrouped(data, wanted, seed);
        return IntStream.of(dealt).map(b -> used[b]).toArray();
    }

    /** Whether any two samples must stay together. */
    static boolean grouped(Dataset data) {
        Set<String> seen = new HashSet<>();
        return data.samples().stream()
                .map(Sample::group)
                .filter(Objects::nonNull)
                .anyMatch(group -> !seen.add(group));
    }

    private static int[] ungrouped(Dataset data, double[] shares, Seed seed) {
        return switch (data.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> singly(data, shares, seed);
            case MULTI_LABEL -> IterativeDeal.bins(data, shares, seed);
        };
    }

    private static int[] singly(Dataset data, double[] shares, Seed seed) {
        int[] dealt = new int[data.size()];
        Quotas quotas = new Quotas(shares);
        for (List<Integer> members : shuffledByClass(data, seed)) {
            int[] counts = quotas.next(members.size());
            int next = 0;
            for (int b = 0; b < counts.length; b++) {
                for (int i = 0; i < counts[b]; i++) {
                    dealt[members.get(next++)] = b;
                }
            }
        }
        return dealt;
    }

    /** Positions of each class, sorted by a number drawn from each name: a shuffle that any order of samples shares. */
    private static List<List<Integer>> shuffledByClass(Dataset data, Seed seed) {
        List<List<Integer>> classes = new ArrayList<>();
        for (int c = 0; c < data.labels().size(); c++) {
            classes.add(new ArrayList<>());
        }
        IntStream.range(0, data.size())
                .mapToObj(i -> new Drawn(i, data.samples().get(i).name(), seed))
                .sorted()
                .forEach(drawn ->
                        classes.get(data.samples().get(drawn.position).label()).add(drawn.position));
        return classes;
    }

    /** A thing (sample or group) with the number that its name draws. */
    record Drawn(int position, String name, long draw) implements Comparable<Drawn> {
        Drawn(int position, String name, Seed seed) {
            this(position, name, seed.child(name).value());
        }

        @Override
        public int compareTo(Drawn other) {
            return Comparator.comparingLong(Drawn::draw)
                    .thenComparing(Drawn::name)
                    .thenComparingInt(Drawn::position)
                    .compare(this, other);
        }
    }
}
