package dev.fovea.split;

import dev.fovea.base.Check;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.List;
import java.util.Objects;

/** The groups of a data set that are to be held out one by one. */
final class GroupsOf {
    private static final int SHOWN = 10;
    private static final String GROUP = " Group the pictures with --group-by, or with a column \"group\" in a table.";

    private GroupsOf() {}

    /**
     * Names of the groups, ascending.
     *
     * @throws IllegalArgumentException if they cannot be held out one by one
     */
    static List<String> samples(Dataset data) {
        List<String> alone = data.samples().stream()
                .filter(sample -> sample.group() == null)
                .map(Sample::name)
                .toList();
        Check.that(
                alone.isEmpty(),
                "samples must all have a group to hold groups out (--folds groups), but %d of %d have none: %s%s.%s",
                alone.size(),
                data.size(),
                String.join(", ", alone.subList(0, Math.min(SHOWN, alone.size()))),
                alone.size() > SHOWN ? ", ..." : "",
                GROUP);
        List<String> groups = data.samples().stream()
                .map(Sample::group)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        Check.that(
                groups.size() >= 2,
                "groups must be at least 2 to hold one out (--folds groups), but were %d in \"%s\".%s",
                groups.size(),
                data.name(),
                GROUP);
        checkClasses(data);
        return groups;
    }

    /** No class may vanish from training with one group. */
    private static void checkClasses(Dataset data) {
        for (int c = 0; c < data.labels().size(); c++) {
            int label = c;
            List<String> of = data.samples().stream()
                    .filter(sample -> sample.labels().has(label))
                    .map(sample -> String.valueOf(sample.group()))
                    .distinct()
                    .toList();
            Check.that(
                    of.size() != 1,
                    "labels must be in at least 2 groups to hold one out (--folds groups), but \"%s\" is in \"%s\""
                            + " alone. Add pictures of it from another group, or leave the label out.",
                    data.labels().name(c),
                    of.size() == 1 ? of.get(0) : "");
        }
    }
}
