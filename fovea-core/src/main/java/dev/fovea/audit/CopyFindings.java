package dev.fovea.audit;

import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** What copies mean: pictures that count twice, labels that contradict each other, tests that were trained on. */
final class CopyFindings {
    /** Below this share of the samples copies are worth a note alone. */
    private static final double FEW = 0.01;

    private final Dataset data;
    private final Copies copies;

    private CopyFindings(Dataset data, Copies copies) {
        this.data = data;
        this.copies = copies;
    }

    static List<Finding> of(Dataset data, Copies copies) {
        CopyFindings findings = new CopyFindings(data, copies);
        List<Finding> out = new ArrayList<>();
        findings.leaks(out);
        findings.groupsAcross(out);
        findings.twoLabels(out);
        findings.exact(out);
        findings.near(out);
        return out;
    }

    private void leaks(List<Finding> out) {
        List<CopyPair> across = pairs(pair -> !side(first(pair)).equals(side(second(pair))));
        if (across.isEmpty()) {
            return;
        }
        long held = across.stream()
                .flatMap(pair -> List.of(pair.first(), pair.second()).stream())
                .distinct()
                .filter(i -> isHeldOut(data.samples().get(i)))
                .count();
        boolean few = across.stream().allMatch(pair -> pair.kind() == CopyKind.NEAR) && held < FEW * heldOut();
        out.add(new Finding(
                FindingKind.LEAK,
                few ? Severity.NOTE : Severity.ERROR,
                Said.counted(held, "leak"),
                (int) held,
                exhibits(across),
                Said.of("leak.repair")));
    }

    private long heldOut() {
        return data.samples().stream().filter(CopyFindings::isHeldOut).count();
    }

    private void groupsAcross(List<Finding> out) {
        Map<String, Sample> first = new HashMap<>();
        Map<String, Exhibit> across = new HashMap<>();
        for (Sample sample : data.samples()) {
            if (sample.group() != null) {
                Sample other = first.putIfAbsent(sample.group(), sample);
                if (other != null && !side(other).equals(side(sample))) {
                    across.putIfAbsent(
                            sample.group(),
                            new Exhibit(
                                    List.of(other.name(), sample.name()),
                                    Said.of(
                                            "across.caption",
                                            Objects.requireNonNull(sample.group()),
                                            side(other),
                                            side(sample))));
                }
            }
        }
        if (!across.isEmpty()) {
            out.add(new Finding(
                    FindingKind.LEAK,
                    Severity.ERROR,
                    Said.counted(across.size(), "across"),
                    across.size(),
                    across.keySet().stream()
                            .sorted()
                            .map(across::get)
                            .map(Objects::requireNonNull)
                            .toList(),
                    Said.of("across.repair")));
        }
    }

    private void twoLabels(List<Finding> out) {
        List<CopyPair> differing =
                pairs(pair -> !first(pair).labels().equals(second(pair).labels()));
        List<CopyPair> exact =
                differing.stream().filter(pair -> pair.kind() != CopyKind.NEAR).toList();
        List<CopyPair> near =
                differing.stream().filter(pair -> pair.kind() == CopyKind.NEAR).toList();
        if (!exact.isEmpty()) {
            out.add(new Finding(
                    FindingKind.TWO_LABELS,
                    Severity.ERROR,
                    Said.counted(samples(exact), "two-labels"),
                    samples(exact),
                    exhibits(exact),
                    Said.of("two-labels.repair")));
        }
        if (!near.isEmpty()) {
            out.add(new Finding(
                    FindingKind.TWO_LABELS,
                    samples(near) < FEW * data.size() ? Severity.NOTE : Severity.WARNING,
                    Said.counted(samples(near), "near-labels"),
                    samples(near),
                    exhibits(near),
                    Said.of("near-labels.repair")));
        }
    }

    private void exact(List<Finding> out) {
        List<CopyPair> exact = pairs(pair -> pair.kind() != CopyKind.NEAR);
        if (!exact.isEmpty()) {
            out.add(new Finding(
                    FindingKind.EXACT_COPIES,
                    severity(exact),
                    Said.counted(samples(exact), "exact"),
                    samples(exact),
                    exhibits(exact),
                    Said.of("exact.repair")));
        }
    }

    private void near(List<Finding> out) {
        List<CopyPair> near = pairs(pair -> pair.kind() == CopyKind.NEAR);
        if (!near.isEmpty()) {
            out.add(new Finding(
                    FindingKind.NEAR_COPIES,
                    severity(near),
                    Said.counted(samples(near), "near"),
                    samples(near),
                    exhibits(near),
                    Said.of("near.repair")));
        }
    }

    private Severity severity(List<CopyPair> pairs) {
        return samples(pairs) < FEW * data.size() ? Severity.NOTE : Severity.WARNING;
    }

    private List<CopyPair> pairs(Predicate<CopyPair> which) {
        return copies.pairs().stream().filter(which).toList();
    }

    private static int samples(List<CopyPair> pairs) {
        return (int) pairs.stream()
                .flatMap(pair -> List.of(pair.first(), pair.second()).stream())
                .distinct()
                .count();
    }

    private List<Exhibit> exhibits(List<CopyPair> pairs) {
        return pairs.stream()
                .limit(Finding.SHOWN)
                .map(pair ->
                        new Exhibit(List.of(first(pair).name(), second(pair).name()), caption(pair)))
                .toList();
    }

    private Said caption(CopyPair pair) {
        List<Said> words = new ArrayList<>();
        words.add(pair.how().isEmpty() ? pair.kind().said() : pair.how());
        if (!first(pair).labels().equals(second(pair).labels())) {
            words.add(Said.of("and", label(first(pair)), label(second(pair))));
        }
        if (!side(first(pair)).equals(side(second(pair)))) {
            words.add(Said.of("and", side(first(pair)), side(second(pair))));
        }
        return Said.joined("captions", words);
    }

    private Said label(Sample sample) {
        return sample.labels().size() == 0
                ? Said.of("no-label")
                : Said.alike(data.labels().text(sample.labels()));
    }

    private Sample first(CopyPair pair) {
        return data.samples().get(pair.first());
    }

    private Sample second(CopyPair pair) {
        return data.samples().get(pair.second());
    }

    private static boolean isHeldOut(Sample sample) {
        return Sides.side(sample) != Role.TRAIN;
    }

    private static Said side(Sample sample) {
        return Said.of("side." + Sides.side(sample).word());
    }
}
