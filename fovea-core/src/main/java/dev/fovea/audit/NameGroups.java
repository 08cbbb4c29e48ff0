package dev.fovea.audit;

import dev.fovea.base.Check;
import dev.fovea.data.Dataset;
import dev.fovea.data.GroupBy;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Groups that file names seem to tell: names of several parts, such as {@code s706_375_188.png}, of which one that is not
 * the last comes again and again. What is last in a name counts pictures; what numbers those of each
 * folder does too. Folders below those of the classes are such a part as well. It is a guess, and is asked, never acted
 * upon.
 *
 * @param groupBy what {@code --group-by} takes
 * @param groups how many there would be
 * @param largest some of them, each with its pictures, the largest first
 */
record NameGroups(String groupBy, int groups, List<Exhibit> largest) {
    private static final double MOST_NAMES = 0.95;
    /** Share of the pictures that have a partner, from which on it is no chance. */
    private static final double ANYWHERE = 0.2;
    /** The same within one folder: numbers that begin anew in each have partners in the others alone. */
    private static final double INSIDE = 0.02;

    private static final int GAPS = 4;
    /** With fewer values a part of a name says how, not of whom: left and right, day and night. */
    private static final int LEAST_GROUPS = 5;

    private static final int MOST_PARTS = 6;
    private static final Pattern PART = Pattern.compile("[^-_. ]+");

    /** The groups that names of a data set without groups seem to tell. */
    static Optional<NameGroups> in(Dataset data) {
        boolean known = data.samples().stream().anyMatch(sample -> sample.group() != null);
        boolean files =
                data.samples().stream().noneMatch(sample -> sample.name().contains("#"));
        if (known || !files || data.size() < 2 * LEAST_GROUPS) {
            return Optional.empty();
        }
        Optional<NameGroups> folders = inFolders(data);
        return folders.isPresent() ? folders : inNames(data);
    }

    private static Optional<NameGroups> inFolders(Dataset data) {
        Map<String, String> parents = new HashMap<>();
        Map<String, Set<String>> ofClass = new HashMap<>();
        for (Sample sample : data.samples()) {
            String parent = sample.name().replaceFirst("[^/]*$", "");
            parents.put(sample.name(), parent);
            ofClass.computeIfAbsent(sample.labels() + " " + sample.given(), key -> new HashSet<>())
                    .add(parent);
        }
        long several = ofClass.values().stream().filter(of -> of.size() > 1).count();
        return several * 2 > ofClass.size() ? of(data, parents, "parent") : Optional.empty();
    }

    private static Optional<NameGroups> inNames(Dataset data) {
        List<List<String>> names =
                data.samples().stream().map(sample -> parts(sample.name())).toList();
        for (int part = 0; part < MOST_PARTS; part++) {
            int at = part;
            long have = names.stream().filter(parts -> parts.size() > at + 1).count();
            if (have < MOST_NAMES * data.size()) {
                return Optional.empty();
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < data.size(); i++) {
                if (names.get(i).size() > at + 1) {
                    values.put(data.samples().get(i).name(), names.get(i).get(at));
                }
            }
            Optional<NameGroups> found = of(data, values, pattern(data, values, at));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** @param values of each sample, by its name */
    private static Optional<NameGroups> of(Dataset data, Map<String, String> values, String groupBy) {
        Map<String, List<Sample>> groups = new HashMap<>();
        Map<String, Integer> inFolder = new HashMap<>();
        for (Sample sample : data.samples()) {
            String value = values.get(sample.name());
            if (value != null) {
                groups.computeIfAbsent(value, v -> new ArrayList<>()).add(sample);
                inFolder.merge(folder(sample) + "\0" + value, 1, Integer::sum);
            }
        }
        int inside =
                inFolder.values().stream().filter(n -> n > 1).mapToInt(n -> n).sum();
        int anywhere = groups.values().stream()
                .map(List::size)
                .filter(n -> n > 1)
                .mapToInt(n -> n)
                .sum();
        boolean counter = inside < INSIDE * data.size() && count(data, values);
        boolean partnered = !counter && anywhere >= ANYWHERE * data.size();
        boolean label = groups.size() <= data.labels().size()
                && groups.values().stream()
                        .allMatch(
                                of -> of.stream().map(Sample::labels).distinct().count() == 1);
        if (label || groups.size() < LEAST_GROUPS || !partnered || !fits(data, groupBy)) {
            return Optional.empty();
        }
        List<Exhibit> largest = groups.entrySet().stream()
                .sorted((a, b) -> a.getValue().size() != b.getValue().size()
                        ? b.getValue().size() - a.getValue().size()
                        : a.getKey().compareTo(b.getKey()))
                .limit(Finding.SHOWN)
                .map(group -> new Exhibit(
                        group.getValue().stream().limit(4).map(Sample::name).toList(),
                        Said.of(
                                "names.caption",
                                group.getKey(),
                                group.getValue().size())))
                .toList();
        return Optional.of(new NameGroups(groupBy, groups.size(), largest));
    }

    /** Whether the values number the pictures of each folder: with hardly a gap, while numbers of things have many. */
    private static boolean count(Dataset data, Map<String, String> values) {
        Map<String, Set<Long>> numbers = new HashMap<>();
        for (Sample sample : data.samples()) {
            String digits = values.getOrDefault(sample.name(), "").replaceAll("\\D", "");
            if (!digits.isEmpty() && digits.length() < 18) {
                numbers.computeIfAbsent(folder(sample), f -> new HashSet<>()).add(Long.parseLong(digits));
            }
        }
        return numbers.values().stream().allMatch(of -> {
            long first = of.stream().mapToLong(n -> n).min().orElse(0);
            long last = of.stream().mapToLong(n -> n).max().orElse(0);
            return last - first < GAPS * (long) of.size();
        });
    }

    private static String folder(Sample sample) {
        return sample.labels() + "\0" + sample.given();
    }

    /** What is proposed must work for every sample. */
    private static boolean fits(Dataset data, String groupBy) {
        try {
            GroupBy.of(groupBy).group(data);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The data set in these groups. */
    Dataset group(Dataset data) {
        return GroupBy.of(groupBy).group(data);
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", ""));
        while (matcher.find() && parts.size() <= MOST_PARTS) {
            parts.add(matcher.group());
        }
        return parts;
    }

    /** Such as {@code s(\d+)_} where all values are an s and digits, else a pattern of parts. */
    private static String pattern(Dataset data, Map<String, String> values, int part) {
        Set<String> heads = values.values().stream()
                .map(value -> value.replaceFirst("\\d+$", ""))
                .collect(Collectors.toSet());
        boolean numbered = heads.size() == 1 && values.values().stream().allMatch(v -> v.matches(".*\\d"));
        String head = heads.stream().findFirst().orElse("");
        String separators = separator(data, part);
        if (numbered && part == 0 && head.matches("[A-Za-z]*")) {
            return "^" + head + "(\\d+)" + separators;
        }
        return "^" + "[^-_. ]+[-_. ]+".repeat(part) + "([^-_. ]+)" + separators;
    }

    /** What stands behind a part: one sign where it is always the same. */
    private static String separator(Dataset data, int part) {
        Pattern behind = Pattern.compile("(?:^|.*/)" + "[^-_. ]+[-_. ]+".repeat(part) + "[^-_. /]+([-_. ]).*");
        Set<String> signs = data.samples().stream()
                .map(sample -> behind.matcher(sample.name()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
        return signs.size() == 1 && signs.contains("_") ? "_" : "[-_. ]";
    }

    Finding finding(Dataset data) {
        Check.that(!largest.isEmpty(), "groups of names must be there, but are not");
        return new Finding(
                FindingKind.NAMED_GROUPS,
                Severity.WARNING,
                Said.of(
                        groupBy.equals("parent") ? "names.folders" : "names.files",
                        data.size(),
                        groups,
                        Said.joined(
                                "and",
                                largest.get(0).samples().stream().limit(2).toList())),
                0,
                largest,
                Said.of("names.repair", groupBy));
    }
}
