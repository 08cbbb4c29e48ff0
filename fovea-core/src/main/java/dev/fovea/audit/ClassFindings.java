package dev.fovea.audit;

import dev.fovea.data.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether there are enough pictures of each class, and about as many of each. */
final class ClassFindings {
    /** Below this the test part has one or two, and no figure says anything. */
    private static final int HARDLY_ANY = 10;
    /** Below this the interval of a class's recall is wider than 50 points on a test part of a seventh. */
    private static final int FEW = 50;

    private static final double UNEVEN = 5;
    private static final double VERY_UNEVEN = 20;
    private static final int NAMED = 5;

    private ClassFindings() {}

    static List<Finding> of(Dataset data) {
        List<Finding> out = new ArrayList<>();
        int[] counts = data.counts();
        tooFew(data, counts, out);
        imbalance(data, counts, out);
        return out;
    }

    private static void tooFew(Dataset data, int[] counts, List<Finding> out) {
        List<Integer> few = classes(counts, 0, FEW);
        List<Integer> hardly = classes(counts, 0, HARDLY_ANY);
        if (few.isEmpty()) {
            return;
        }
        int shown = hardly.isEmpty() ? FEW : HARDLY_ANY;
        List<Integer> meant = hardly.isEmpty() ? few : hardly;
        out.add(new Finding(
                FindingKind.TOO_FEW,
                hardly.isEmpty() ? Severity.NOTE : Severity.WARNING,
                Said.counted(meant.size(), "few", counts.length, shown, named(data, counts, meant)),
                meant.stream().mapToInt(c -> counts[c]).sum(),
                List.of(),
                Said.of("few.repair")));
    }

    private static void imbalance(Dataset data, int[] counts, List<Finding> out) {
        int largest = IntStream.of(counts).max().orElse(0);
        int smallest = IntStream.of(counts).filter(n -> n > 0).min().orElse(largest);
        double ratio = (double) largest / Math.max(1, smallest);
        if (data.task().isMultiLabel() || ratio < UNEVEN) {
            return;
        }
        List<Integer> ends = List.of(
                IntStream.range(0, counts.length)
                        .filter(c -> counts[c] == largest)
                        .findFirst()
                        .orElse(0),
                IntStream.range(0, counts.length)
                        .filter(c -> counts[c] == smallest)
                        .findFirst()
                        .orElse(0));
        out.add(new Finding(
                FindingKind.IMBALANCE,
                ratio < VERY_UNEVEN ? Severity.NOTE : Severity.WARNING,
                Said.of("imbalance", String.format(Locale.ROOT, "%.0f", ratio), named(data, counts, ends)),
                0,
                List.of(),
                Said.of("imbalance.repair")));
    }

    private static List<Integer> classes(int[] counts, int from, int below) {
        return IntStream.range(0, counts.length)
                .boxed()
                .filter(c -> counts[c] >= from && counts[c] < below)
                .sorted(Comparator.comparingInt(c -> counts[c]))
                .toList();
    }

    private static Said named(Dataset data, int[] counts, List<Integer> classes) {
        Said first = Said.joined(
                "list",
                classes.stream()
                        .limit(NAMED)
                        .map(c -> String.format(
                                Locale.ROOT, "%s %,d", data.labels().name(c), counts[c]))
                        .toList());
        return classes.size() > NAMED ? Said.of("more", first) : first;
    }
}
