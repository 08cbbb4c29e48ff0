package dev.fovea.audit;

import dev.fovea.base.Check;
import dev.fovea.base.Csv;
import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.FilePicture;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A data set without what an audit found wrong for certain: a table that {@code fovea train} reads. The files themselves
 * are never touched.
 *
 * <p>Left out are samples that cannot be read; all pictures whose exact copies have another label; of exact copies with
 * one label all but one; and copies across given parts, of which the test part's stay before the validation part's before
 * train's. Copies that stay are in one group.
 *
 * @param kept the samples that stay, in order, in groups that a split is to keep whole
 * @param left sentences on what was left out
 */
public record Cleaned(Dataset kept, List<String> left) {
    /** Copies the list. */
    public Cleaned {
        left = List.copyOf(left);
    }

    /** @param copies of this data set */
    public static Cleaned of(Dataset data, Copies copies) {
        List<String> said = new ArrayList<>();
        BitSet out = new BitSet();
        Set<String> unread =
                new HashSet<>(copies.unread().stream().map(BadFile::name).toList());
        IntStream.range(0, data.size())
                .filter(i -> unread.contains(data.samples().get(i).name()))
                .forEach(out::set);
        say(said, out.cardinality() + data.skipped().size(), "that cannot be read");
        say(said, contradicting(data, copies, out), "whose exact copies have another label");
        say(said, repeated(data, copies, out), "that are exact copies of others");
        say(said, across(data, copies, out), "that have a copy in another given part");
        Copies staying = new Copies(copies.pairs().stream()
                .filter(pair -> !out.get(pair.first()) && !out.get(pair.second()))
                .toList());
        Dataset grouped = staying.grouped(data);
        List<Integer> kept =
                IntStream.range(0, data.size()).filter(i -> !out.get(i)).boxed().toList();
        return new Cleaned(grouped.subset(kept), said);
    }

    private static void say(List<String> said, int n, String which) {
        if (n > 0) {
            said.add(String.format(Locale.ROOT, "%,d left out %s", n, which));
        }
    }

    private static int contradicting(Dataset data, Copies copies, BitSet out) {
        int before = out.cardinality();
        for (List<Integer> group : exact(copies).groups()) {
            long labels = group.stream()
                    .map(i -> data.samples().get(i).labels())
                    .distinct()
                    .count();
            if (labels > 1) {
                group.forEach(out::set);
            }
        }
        return out.cardinality() - before;
    }

    private static int repeated(Dataset data, Copies copies, BitSet out) {
        int before = out.cardinality();
        for (List<Integer> group : exact(copies).groups()) {
            int stays = group.get(0);
            for (int i : group) {
                stays = rank(data, i) > rank(data, stays) ? i : stays;
            }
            for (int i : group) {
                if (i != stays) {
                    out.set(i);
                }
            }
        }
        return out.cardinality() - before;
    }

    private static int across(Dataset data, Copies copies, BitSet out) {
        int before = out.cardinality();
        for (CopyPair pair : copies.pairs()) {
            boolean open = !out.get(pair.first()) && !out.get(pair.second());
            if (open && rank(data, pair.first()) != rank(data, pair.second())) {
                out.set(rank(data, pair.first()) < rank(data, pair.second()) ? pair.first() : pair.second());
            }
        }
        return out.cardinality() - before;
    }

    private static Copies exact(Copies copies) {
        return new Copies(copies.pairs().stream()
                .filter(pair -> pair.kind() != CopyKind.NEAR)
                .toList());
    }

    private static int rank(Dataset data, int i) {
        return switch (Sides.side(data.samples().get(i))) {
            case TRAIN -> 0;
            case VALIDATION -> 1;
            case TEST -> 2;
        };
    }

    /**
     * The table.
     *
     * @param folder where it is to lie: its paths are relative to that, where they can be
     * @throws dev.fovea.base.FoveaException if a picture lies in no file of its own, or nothing stays of a class
     */
    public String csv(Path folder) {
        int[] counts = kept.counts();
        for (int c = 0; c < counts.length; c++) {
            Check.world(
                    counts[c] > 0 || kept.task().isMultiLabel(),
                    "classes must keep a picture, but %s of \"%s\" would keep none. Mend the files by hand.",
                    kept.labels().name(c),
                    kept.name());
        }
        boolean several = kept.task().isMultiLabel();
        StringBuilder out =
                new StringBuilder(Csv.line(List.of("path", several ? "labels" : "label", "split", "group", "weight")));
        for (Sample sample : kept.samples()) {
            out.append(Csv.line(List.of(
                    path(sample, folder),
                    label(sample, kept.labels()),
                    sample.given() == null ? "" : sample.given().word(),
                    Objects.requireNonNullElse(sample.group(), ""),
                    sample.weight() == 1 ? "" : String.valueOf(sample.weight()))));
        }
        return out.toString();
    }

    private static String label(Sample sample, Labels labels) {
        return labels.text(sample.labels());
    }

    private static String path(Sample sample, Path folder) {
        Check.world(
                sample.source() instanceof FilePicture,
                "pictures must be files of their own for a cleaned table, but %s lies in another file. Unpack it first.",
                sample.name());
        Path file = ((FilePicture) sample.source()).file().toAbsolutePath().normalize();
        Path base = folder.toAbsolutePath().normalize();
        boolean near = Objects.equals(file.getRoot(), base.getRoot());
        return (near ? base.relativize(file) : file).toString().replace(File.separatorChar, '/');
    }
}
