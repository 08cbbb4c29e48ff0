package dev.fovea.split;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A group while it is dealt: its samples, and how many of each class. A sample without a group is a bunch of one. */
final class Bunch {
    /** Positions of its samples in the data set. */
    final List<Integer> members = new ArrayList<>();

    /** The classes it has samples of, ascending, and last the column of the totals (the class count). */
    final int[] columns;

    /** Samples in each of {@link #columns}; the last is the bunch's size. */
    final int[] counts;

    private Bunch(Dataset data, List<Integer> members) {
        this.members.addAll(members);
        TreeMap<Integer, Integer> byClass = new TreeMap<>();
        for (int i : members) {
            data.samples().get(i).labels().indices().forEach(c -> byClass.merge(c, 1, Integer::sum));
        }
        byClass.put(data.labels().size(), members.size());
        columns = byClass.keySet().stream().mapToInt(c -> c).toArray();
        counts = byClass.values().stream().mapToInt(n -> n).toArray();
    }

    /** The groups of a data set, those that are hardest to place first, else in the order of their names' draws. */
    static List<Bunch> of(Dataset data, Seed seed) {
        List<Map.Entry<Key, List<Integer>>> entries =
                new ArrayList<>(membersByGroup(data).entrySet());
        return IntStream.range(0, entries.size())
                .mapToObj(g -> new Deal.Drawn(g, entries.get(g).getKey().name, seed))
                .sorted()
                .map(drawn -> new Bunch(data, entries.get(drawn.position()).getValue()))
                .sorted(Comparator.comparingDouble(
                        (Bunch bunch) -> -bunch.spread(data.labels().size())))
                .toList();
    }

    /** How many groups each class is in; length is the class count and one more, where all groups are. */
    static int[] groupsOf(Dataset data, List<Bunch> bunches) {
        int[] groups = new int[data.labels().size() + 1];
        bunches.forEach(bunch -> IntStream.of(bunch.columns).forEach(c -> groups[c]++));
        return groups;
    }

    private record Key(String name, boolean group) {}

    private static Map<Key, List<Integer>> membersByGroup(Dataset data) {
        Map<Key, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < data.size(); i++) {
            Sample sample = data.samples().get(i);
            String group = sample.group();
            Key key = group == null ? new Key(sample.name(), false) : new Key(group, true);
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
        }
        return groups;
    }

    /** Variance of the class counts, times the class count: large for a big group of one class. */
    private double spread(int classes) {
        double size = members.size();
        double squares = IntStream.range(0, counts.length - 1)
                .mapToDouble(i -> (double) counts[i] * counts[i])
                .sum();
        return squares - size * size / classes;
    }
}
