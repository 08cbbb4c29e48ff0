package dev.fovea.audit;

import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Scan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a data set, the worst first; as JSON it is the file {@code audit.json}.
 *
 * <pre>{@code
 * Copies copies = CopySearch.of(photos);
 * Audit audit = Audit.of(photos, copies, AuditSettings.usual(), Scan.usual().listener());
 * System.out.println(audit.text());
 * }</pre>
 *
 * @param name of the data set
 * @param samples in it
 * @param looked samples whose pictures were looked at one by one; of large sets not all
 * @param findings the worst first
 * @param probes how well each clue alone tells the label, whether or not that is a finding; none for several labels a
 *     picture, or where no two classes have eight pictures
 * @param flattery by how much a split at random would have flattered; none where nothing belongs together
 */
public record Audit(
        String name, int samples, int looked, List<Finding> findings, List<Probe> probes, List<Flattery> flattery) {
    /** Orders the findings. */
    public Audit {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::kind))
                .toList();
        probes = List.copyOf(probes);
        flattery = List.copyOf(flattery);
    }

    /**
     * Looks at a data set, on all cores. What is found depends on samples and settings alone. Cost: up to
     * {@link AuditSettings#looked} pictures are decoded, and small classifiers trained for some seconds.
     *
     * @param data in the groups that are known
     * @param copies of this data set
     * @param listener told how many pictures have been looked at
     */
    public static Audit of(Dataset data, Copies copies, AuditSettings settings, Scan.Listener listener) {
        Dataset together = Sides.joinable(data, copies).grouped(data);
        Looks looks = Looks.at(together, settings, listener);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(FileFindings.of(data, copies));
        findings.addAll(CopyFindings.of(data, copies));
        findings.addAll(ClassFindings.of(data));
        findings.addAll(GroupFindings.of(data));
        findings.addAll(PictureFindings.of(looks));
        Optional<NameGroups> names = NameGroups.in(data);
        names.ifPresent(groups -> findings.add(groups.finding(data)));
        if (data.task().isMultiLabel()) {
            return new Audit(data.name(), data.size(), looks.size(), findings, List.of(), List.of());
        }
        Seed seed = settings.seed().child("audit");
        Trial trial = Trial.of(together.subset(looks.positions()), looks.probed());
        List<Probe> probes = Probes.of(looks, trial, seed);
        findings.addAll(ShortcutFindings.of(looks, trial, probes));
        List<Flattery> flattery = flattery(data, names, looks, trial, seed.child("flattery"));
        return new Audit(data.name(), data.size(), looks.size(), findings, probes, flattery);
    }

    private static List<Flattery> flattery(
            Dataset data, Optional<NameGroups> names, Looks looks, Trial trial, Seed seed) {
        List<Flattery> out = new ArrayList<>();
        if (!trial.isPossible()) {
            return out;
        }
        if (trial.isGrouped() && trial.canHoldGroupsOut()) {
            boolean given = data.samples().stream().anyMatch(sample -> sample.group() != null);
            out.add(Flattery.of(given ? Flattery.By.GROUPS : Flattery.By.COPIES, looks, trial, seed));
        }
        names.map(trial::grouped)
                .filter(Trial::canHoldGroupsOut)
                .ifPresent(named -> out.add(Flattery.of(Flattery.By.NAMES, looks, named, seed)));
        return out;
    }

    /** Whether there is a finding that severe. */
    public boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }

    /** Findings of one severity, in order. */
    public List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /** The same with more findings. */
    public Audit with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Audit(name, samples, looked, all, probes, flattery);
    }

    /** As JSON. */
    public String toJson() {
        return Json.JSON.write(this);
    }

    /**
     * An audit from its JSON.
     *
     * @param where what messages call the text
     * @throws dev.fovea.base.FoveaException if it is none
     */
    public static Audit fromJson(String text, String where) {
        return Json.JSON.read(text, Audit.class, where);
    }
}
