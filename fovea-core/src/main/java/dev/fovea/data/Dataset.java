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
                    sample.label() < labels.size(),
                    "class index must be below %d, but was %d (%s)",
                    labels.size(),
                    sample.label(),
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

    /** Class index of each sample, in order; a new array of length {@link #size}. */
    public int[] truth() {
        return samples.stream().mapToInt(Sample::label).toArray();
    }

    /** Samples of each class; a new array of length {@code labels().size()}. */
    public int[] counts() {
        int[] counts = new int[labels.size()];
        for (Sample sample : samples) {
            counts[sample.label()]++;
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

    /** The same data set with other samples. */
    public Dataset withSamples(List<Sample> others) {
        return new Dataset(name, others, labels, task, badFiles);
    }

    /** The same samples under another name. */
    public Dataset withName(String other) {
        return new Dataset(other, samples, labels, task, badFiles);
    }
}
