package dev.fovea.audit;

import dev.fovea.base.Check;
import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which samples of a data set show the same picture.
 *
 * <p>Likeness is never passed on: a sample is in a group only through a pair that was itself verified. Each group is
 * all that hangs together by such pairs, because a split may cut none of them; a picture and the crops of its left and of
 * its right are one group, though the crops share nothing.
 *
 * @param pairs by their positions in the data set; each once, in rising order
 * @param unread samples that could not be compared, because they cannot be read
 */
public record Copies(List<CopyPair> pairs, List<BadFile> unread) {
    private static final String NAMED = "copies of ";

    /** Copies the lists. */
    public Copies {
        pairs = List.copyOf(pairs);
        unread = List.copyOf(unread);
    }

    /** Copies among samples that could all be read. */
    public Copies(List<CopyPair> pairs) {
        this(pairs, List.of());
    }

    /** Samples that hang together by pairs, two or more each: rising positions, ordered by their first. */
    public List<List<Integer>> groups() {
        int samples = pairs.stream().mapToInt(CopyPair::second).max().orElse(-1) + 1;
        Bonds bonds = new Bonds(samples);
        pairs.forEach(pair -> bonds.join(pair.first(), pair.second()));
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < samples; i++) {
            groups.computeIfAbsent(bonds.root(i), root -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(List::copyOf)
                .toList();
    }

    /**
     * The data set with its copies grouped, so that no split cuts a pair: groups that it has stay whole, and those that
     * copies join become one, under the name of the one that comes first.
     *
     * @param data the data set that was searched
     */
    public Dataset grouped(Dataset data) {
        Bonds bonds = new Bonds(data.size());
        Map<String, Integer> firstOf = new HashMap<>();
        for (int i = 0; i < data.size(); i++) {
            String group = data.samples().get(i).group();
            if (group != null) {
                firstOf.putIfAbsent(group, i);
                bonds.join(firstOf.get(group), i);
            }
        }
        Set<Integer> paired = new HashSet<>();
        for (CopyPair pair : pairs) {
            Check.that(
                    pair.second() < data.size(),
                    "copies must be of this data set of %d samples, but one was sample %d",
                    data.size(),
                    pair.second());
            bonds.join(pair.first(), pair.second());
            paired.add(pair.first());
            paired.add(pair.second());
        }
        return named(data, bonds, paired);
    }

    /** Whether a group has the name that {@link #grouped} gives copies which were in no group before. */
    public static boolean isOfCopies(String group) {
        return group.startsWith(NAMED);
    }

    private static Dataset named(Dataset data, Bonds bonds, Set<Integer> paired) {
        Map<Integer, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < data.size(); i++) {
            String group = data.samples().get(i).group();
            if (group != null) {
                names.putIfAbsent(bonds.root(i), group);
                taken.add(group);
            }
        }
        List<Sample> out = new ArrayList<>(data.size());
        for (int i = 0; i < data.size(); i++) {
            Sample sample = data.samples().get(i);
            if (paired.contains(i)) {
                names.computeIfAbsent(bonds.root(i), root -> free(NAMED + sample.name(), taken));
            }
            @Nullable String group = names.get(bonds.root(i));
            out.add(group == null ? sample : sample.withGroup(group));
        }
        return data.withSamples(out);
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int n = 2; !taken.add(free); n++) {
            free = name + " (" + n + ")";
        }
        return free;
    }
}
