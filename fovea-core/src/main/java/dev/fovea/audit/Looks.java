package dev.fovea.audit;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.data.Scan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the samples that an audit looked at.
 *
 * @param data the whole set
 * @param positions of the samples that were looked at and could be read, ascending
 * @param looks what was seen, one for each position
 */
record Looks(Dataset data, List<Integer> positions, List<Look> looks) {
    private static final int TELL = 64;

    /** Looks on all cores. Which samples are drawn depends on their names and the seed. */
    static Looks at(Dataset data, AuditSettings settings, Scan.Listener listener) {
        List<Integer> chosen = drawn(data, settings.looked(), settings.seed().child("look"));
        BitSet probed = new BitSet();
        drawn(data.subset(chosen), settings.probed(), settings.seed().child("probe"))
                .forEach(i -> probed.set(chosen.get(i)));
        @Nullable Look[] seen = new Look[chosen.size()];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, seen.length).parallel().forEach(i -> {
            int at = chosen.get(i);
            seen[i] = Look.at(data.samples().get(at), probed.get(at)).orElse(null);
            int count = done.incrementAndGet();
            if (count % TELL == 0 || count == seen.length) {
                listener.scanned(count, seen.length);
            }
        });
        List<Integer> positions = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            Look look = seen[i];
            if (look != null) {
                positions.add(chosen.get(i));
                looks.add(look);
            }
        }
        return new Looks(data, positions, looks);
    }

    /** About so many positions, ascending: of each class (set of classes) its share, by numbers that the names draw. */
    static List<Integer> drawn(Dataset data, int most, Seed seed) {
        if (data.size() <= most) {
            return IntStream.range(0, data.size()).boxed().toList();
        }
        Map<String, List<Integer>> classes = new TreeMap<>();
        for (int i = 0; i < data.size(); i++) {
            classes.computeIfAbsent(data.samples().get(i).labels().toString(), c -> new ArrayList<>())
                    .add(i);
        }
        List<Integer> out = new ArrayList<>();
        for (List<Integer> members : classes.values()) {
            int wanted = (int) Math.ceil((double) members.size() * most / data.size());
            members.stream()
                    .sorted(Comparator.comparingLong(i -> draw(data.samples().get(i), seed)))
                    .limit(wanted)
                    .forEach(out::add);
        }
        return out.stream().sorted().toList();
    }

    /** The same number for all samples of a group, so that they are drawn together. */
    private static long draw(Sample sample, Seed seed) {
        String group = sample.group();
        return seed.child(group == null ? sample.name() : group).value();
    }

    Sample sample(int i) {
        return data.samples().get(positions.get(i));
    }

    int size() {
        return looks.size();
    }

    /** The probed ones among them, as places in {@link #looks}. */
    int[] probed() {
        return IntStream.range(0, size())
                .filter(i -> looks.get(i).clues() != null)
                .toArray();
    }
}
