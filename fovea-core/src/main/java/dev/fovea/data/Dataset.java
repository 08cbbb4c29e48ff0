package dev.fovea.data;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Labelled pictures, not yet decoded. Immutable; safe from any thread.
 *
 * @param name what the run folder and the report call it
 * @param samples in a fixed order, which the seed's draws refer to
 * @param labels names of the classes; a subset keeps them all, also those it has no sample of
 * @param task what is asked
 * @param badFiles files with which something is wrong, each with its kind and reason: those that were passed over, and
 *     those that are used in spite of it ({@link BadKind#isUsed})
 */
public record Dataset(String name, List<Sample> samples, Labels labels, Task task, List<BadFile> badFiles) {
    /** Checks the class indices and copies the lists. */
    public Dataset {
        samples = List.copyOf(samples);
        badFiles = List.copyOf(badFiles);
        for (Sample sample : samples) {
            Check.that(
                    task.isMultiLabel() || sample.labels().size() == 1,
                    "labels of a sample must be exactly 1, but were %d (%s). Several, or none, are the task multi-label.",
                    sample.labels().size(),
                    sample.name());
            Check.that(
                    sample.labels().last() < labels.size(),
                    "class index must be below %d, but was %d (%s)",
                    labels.size(),
                    sample.labels().last(),
                    sample.name());
        }
    }

    /** The files that were passed over. */
    public List<BadFile> skipped() {
        return badFiles.stream().filter(file -> !file.kind().isUsed()).toList();
    }

    /** Samples. */
    public int size() {
        return samples.size();
    }

    /** Class index of each sample that has one, in order; a new array of length {@link #size}; not for multi-label. */
    public int[] truth() {
        return samples.stream().mapToInt(Sample::label).toArray();
    }

    /** Samples of each class; of several labels, a sample counts for each that it has; a new array of length {@code labels().size()}. */
    public int[] counts() {
        int[] counts = new int[labels.size()];
        for (Sample sample : samples) {
            sample.labels().indices().forEach(label -> counts[label]++);
        }
        return counts;
    }

    /** The samples at these positions, in the order given; labels, name and task stay. */
    public Dataset subset(Collection<Integer> positions) {
        return withSamples(positions.stream().map(samples::get).toList());
    }

    /** The first samples, for a quick look; the same as the whole where it has fewer. */
    public Dataset first(int n) {
        return withSamples(samples.subList(0, Math.min(n, size())));
    }

    /** The samples that the data set's own layout gave this role. */
    public Dataset given(Role role) {
        return withSamples(samples.stream().filter(s -> s.given() == role).toList());
    }

    /** Whether the data set's own layout put samples in this part. */
    public boolean gives(Role role) {
        return samples.stream().anyMatch(s -> s.given() == role);
    }

    /** The same samples, each in the group that the function names; null leaves a sample on its own. */
    public Dataset grouped(Function<Sample, @Nullable String> group) {
        List<Sample> out = new ArrayList<>(size());
        for (Sample sample : samples) {
            out.add(sample.withGroup(group.apply(sample)));
        }
        return withSamples(out);
    }

    /**
     * The same for the task ordinal: classes in the order of the numbers that their names begin with.
     *
     * @throws dev.fovea.base.FoveaException if a name begins with no number, or two with the same
     */
    public Dataset ordered() {
        return Ranks.ordered(this);
    }

    /**
     * The same for another task: ordinal as {@link #ordered}; for multi-label each sample has its one label and no other.
     *
     * @throws dev.fovea.base.FoveaException if it cannot be asked of these labels
     */
    public Dataset asked(Task other) {
        Check.world(
                other.isMultiLabel() || !task.isMultiLabel(),
                "labels must be one a picture for the task %s, but are several in \"%s\". Leave --task out, or give each"
                        + " picture one label.",
                other.word(),
                name);
        return switch (other.kind()) {
            case SINGLE_LABEL -> this;
            case ORDINAL -> ordered();
            case MULTI_LABEL -> new Dataset(name, samples, labels.joinable(), other, badFiles);
        };
    }

    /** The same data set with other samples. */
    public Dataset withSamples(List<Sample> others) {
        return new Dataset(name, others, labels, task, badFiles);
    }

    /** The same samples under another name. */
    public Dataset withName(String other) {
        return new Dataset(other, samples, labels, task, badFiles);
    }
}
