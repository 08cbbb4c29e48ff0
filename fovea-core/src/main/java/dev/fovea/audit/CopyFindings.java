package dev.fovea.audit;

import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
                .filter(i -> !side(data.samples().get(i)).equals("train"))
                .count();
        boolean few = across.stream().allMatch(pair -> pair.kind() == CopyKind.NEAR) && held < FEW * heldOut();
        out.add(new Finding(
                FindingKind.LEAK,
                few ? Severity.NOTE : Severity.ERROR,
                count(held, "picture", "of the given validation and test parts ") + (held == 1 ? "has" : "have")
                        + " a copy in another part: what is measured on them is remembered, not known.",
                (int) held,
                exhibits(across),
                "Take the copies out of one part; --fix leaves those out of train."));
    }

    private long heldOut() {
        return data.samples().stream()
                .filter(sample -> !side(sample).equals("train"))
                .count();
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
                                    "group " + sample.group() + ": " + side(other) + " and " + side(sample)));
                }
            }
        }
        if (!across.isEmpty()) {
            out.add(new Finding(
                    FindingKind.LEAK,
                    Severity.ERROR,
                    count(across.size(), "group", "") + (across.size() == 1 ? " is" : " are")
                            + " in more than one given part. Training refuses that.",
                    across.size(),
                    across.keySet().stream()
                            .sorted()
                            .map(across::get)
                            .map(Objects::requireNonNull)
                            .toList(),
                    "Put all pictures of a group into one part, or group otherwise."));
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
                    count(samples(exact), "picture", "") + " with the same pixels "
                            + (samples(exact) == 1 ? "has" : "have")
                            + " different labels: at most one of each can be right.",
                    samples(exact),
                    exhibits(exact),
                    "Decide which label is right; --fix leaves all of them out."));
        }
        if (!near.isEmpty()) {
            out.add(new Finding(
                    FindingKind.TWO_LABELS,
                    samples(near) < FEW * data.size() ? Severity.NOTE : Severity.WARNING,
                    count(samples(near), "picture", "")
                            + " that look the same but for a change of the file have different" + " labels.",
                    samples(near),
                    exhibits(near),
                    "Look at them and decide which labels are right."));
        }
    }

    private void exact(List<Finding> out) {
        List<CopyPair> exact = pairs(pair -> pair.kind() != CopyKind.NEAR);
        if (!exact.isEmpty()) {
            out.add(new Finding(
                    FindingKind.EXACT_COPIES,
                    severity(exact),
                    String.format(
                            Locale.ROOT,
                            "%s in the set more than once, byte for byte or pixel for pixel.",
                            count(samples(exact), "picture is", "pictures are", "")),
                    samples(exact),
                    exhibits(exact),
                    "Training keeps copies in one part; --fix leaves all but the first of each out."));
        }
    }

    private void near(List<Finding> out) {
        List<CopyPair> near = pairs(pair -> pair.kind() == CopyKind.NEAR);
        if (!near.isEmpty()) {
            out.add(new Finding(
                    FindingKind.NEAR_COPIES,
                    severity(near),
                    count(samples(near), "picture", "")
                            + (samples(near) == 1 ? " shows" : " show")
                            + " the same as another one but for a change: packed anew, resized, cropped, turned, mirrored"
                            + " or recoloured.",
                    samples(near),
                    exhibits(near),
                    "Training keeps them in one part, so that nothing is tested on what was trained on. Nothing need be"
                            + " done."));
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

    private String caption(CopyPair pair) {
        String how = pair.how().isEmpty() ? pair.kind().words() : pair.how();
        String labels = first(pair).labels().equals(second(pair).labels())
                ? ""
                : "; " + label(first(pair)) + " and " + label(second(pair));
        String sides = side(first(pair)).equals(side(second(pair)))
                ? ""
                : "; " + side(first(pair)) + " and " + side(second(pair));
        return how + labels + sides;
    }

    private String label(Sample sample) {
        return sample.labels().size() == 0 ? "no label" : data.labels().text(sample.labels());
    }

    private Sample first(CopyPair pair) {
        return data.samples().get(pair.first());
    }

    private Sample second(CopyPair pair) {
        return data.samples().get(pair.second());
    }

    private static String side(Sample sample) {
        return Sides.side(sample).word();
    }

    private static String count(long n, String thing, String of) {
        return count(n, thing, thing + "s", of);
    }

    private static String count(long n, String one, String many, String of) {
        String text = String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
        return of.isEmpty() ? text : text + " " + of;
    }
}
