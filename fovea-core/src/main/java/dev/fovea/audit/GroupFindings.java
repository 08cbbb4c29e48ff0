package dev.fovea.audit;

import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Groups that tell the label. */
final class GroupFindings {
    private static final int NAMED = 5;
    /** With fewer groups a class, what differs between groups by chance may pass for the class. */
    private static final int FEW = 5;

    private final Dataset data;
    private final Map<String, List<Sample>> groups;

    private GroupFindings(Dataset data) {
        this.data = data;
        this.groups = data.samples().stream()
                .filter(sample -> sample.group() != null)
                .collect(Collectors.groupingBy(sample -> Objects.requireNonNull(sample.group())));
    }

    static List<Finding> of(Dataset data) {
        List<Finding> out = new ArrayList<>();
        if (!data.task().isMultiLabel()) {
            GroupFindings findings = new GroupFindings(data);
            findings.find(out);
        }
        return out;
    }

    private void find(List<Finding> out) {
        List<String> pure = groups.keySet().stream()
                .filter(group -> members(group).size() > 1 && isPure(group))
                .sorted()
                .toList();
        long several =
                groups.values().stream().filter(members -> members.size() > 1).count();
        Map<Integer, List<String>> groupsOf = groupsOfClass();
        List<Integer> alone = groupsOf.keySet().stream()
                .filter(c -> Objects.requireNonNull(groupsOf.get(c)).size() == 1)
                .filter(c ->
                        pure.contains(Objects.requireNonNull(groupsOf.get(c)).get(0)))
                .sorted()
                .toList();
        if (!alone.isEmpty()) {
            out.add(oneGroup(alone, groupsOf));
        } else if (several > 1 && pure.size() == several) {
            int least = groupsOf.values().stream().mapToInt(List::size).min().orElse(0);
            out.add(pureGroups(pure, least));
        }
    }

    /** The groups of each class that has samples; a sample on its own is one that is named by nobody. */
    private Map<Integer, List<String>> groupsOfClass() {
        Map<Integer, List<String>> out = new HashMap<>();
        for (Sample sample : data.samples()) {
            String group = sample.group() == null ? "\0" + sample.name() : sample.group();
            List<String> of = out.computeIfAbsent(sample.label(), c -> new ArrayList<>());
            if (!of.contains(group) && of.size() < FEW) { // five are enough to know
                of.add(group);
            }
        }
        return out;
    }

    private List<Sample> members(String group) {
        return groups.getOrDefault(group, List.of());
    }

    private boolean isPure(String group) {
        return members(group).stream().map(Sample::labels).distinct().count() == 1;
    }

    private Finding oneGroup(List<Integer> classes, Map<Integer, List<String>> groupsOf) {
        List<Exhibit> shown = classes.stream()
                .map(c -> Objects.requireNonNull(groupsOf.get(c)).get(0))
                .map(group -> new Exhibit(
                        members(group).stream().limit(4).map(Sample::name).toList(),
                        Said.of(
                                "one-group.caption",
                                group,
                                data.labels().name(members(group).get(0).label()))))
                .toList();
        return new Finding(
                FindingKind.ONE_GROUP,
                Severity.ERROR,
                Said.counted(
                        classes.size(),
                        "one-group",
                        groupsOf.size(),
                        classes.size() > NAMED ? Said.of("more", named(classes)) : named(classes)),
                classes.stream()
                        .mapToInt(c -> members(
                                        Objects.requireNonNull(groupsOf.get(c)).get(0))
                                .size())
                        .sum(),
                shown,
                Said.of("one-group.repair"));
    }

    private Said named(List<Integer> classes) {
        return Said.joined(
                "list",
                classes.stream().limit(NAMED).map(c -> data.labels().name(c)).toList());
    }

    private Finding pureGroups(List<String> pure, int least) {
        return new Finding(
                FindingKind.PURE_GROUPS,
                least < FEW ? Severity.WARNING : Severity.NOTE,
                Said.of(least < FEW ? "pure.few" : "pure", pure.size(), least),
                pure.stream().mapToInt(group -> members(group).size()).sum(),
                pure.stream()
                        .limit(Finding.SHOWN)
                        .map(group -> new Exhibit(
                                members(group).stream()
                                        .limit(4)
                                        .map(Sample::name)
                                        .toList(),
                                Said.of("pure.caption", group)))
                        .toList(),
                Said.of(least < FEW ? "pure.few.repair" : "pure.repair"));
    }
}
