package dev.fovea.data;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * From files with labels to a data set: scans them, numbers the classes, and refuses what cannot be trained on.
 *
 * @param name of the data set
 * @param place what messages call it
 * @param repair what to do where there are too few classes
 * @param task what the labels ask
 */
record Labelling(String name, String place, String repair, Task task) {
    private static final int SHOWN = 10;

    private static final String ONE_LABEL = "Where there is one label alone, give the pictures without it one of their"
            + " own, such as no-cat, in a column label.";

    /** One label a picture, as folders have it. */
    Labelling(String name, String place, String repair) {
        this(name, place, repair, new Task.SingleLabel());
    }

    /**
     * @param trained labels that must be there, also where no file has them
     * @param aside files that are bad already for want of a label
     */
    Dataset dataset(List<Candidate> candidates, Set<String> trained, List<BadFile> aside, Scan scan) {
        Check.world(
                trained.size() >= 2,
                "%s must have at least 2 classes, but had %s. %s",
                place,
                trained.isEmpty() ? "none" : "1 (" + trained.iterator().next() + ")",
                task.isMultiLabel() ? ONE_LABEL : repair);
        AtomicReferenceArray<@Nullable BadFile> found =
                FileScan.of(candidates.stream().map(Candidate::found).toList(), scan);
        List<Candidate> good = new ArrayList<>();
        List<BadFile> bad = new ArrayList<>(aside);
        for (int i = 0; i < candidates.size(); i++) {
            BadFile problem = found.get(i);
            if (problem == null || problem.kind().isUsed()) {
                good.add(candidates.get(i));
            }
            if (problem != null) {
                bad.add(problem);
            }
        }
        Check.world(
                !good.isEmpty(),
                "pictures of %s must be readable, but all %d were not. Look at the files.",
                place,
                candidates.size());
        if (task.isMultiLabel()) {
            sayEmpty(good, trained, scan);
        } else {
            refuseEmpty(candidates, good, trained, found);
        }
        refuseUntrained(good, trained);
        return assembled(good, trained, bad);
    }

    private Dataset assembled(List<Candidate> good, Set<String> trained, List<BadFile> bad) {
        Labels labels = new Labels(trained.stream().sorted(NaturalOrder.NAMES).toList());
        Map<String, Integer> index = new HashMap<>();
        labels.names().forEach(label -> index.put(label, index.size()));
        List<Sample> samples = new ArrayList<>(good.size());
        for (Candidate candidate : good) {
            samples.add(candidate.sample(LabelSet.of(
                    candidate.labels().stream().mapToInt(label -> Objects.requireNonNull(index.get(label))))));
        }
        return new Dataset(name, samples, task.isMultiLabel() ? labels.joinable() : labels, task, bad);
    }

    /** A label that no picture has can be judged by, but not learnt: training refuses it. */
    private void sayEmpty(List<Candidate> good, Set<String> trained, Scan scan) {
        Set<String> empty = new TreeSet<>(NaturalOrder.NAMES);
        empty.addAll(trained);
        good.forEach(candidate -> candidate.labels().forEach(empty::remove));
        if (!empty.isEmpty()) {
            scan.listener()
                    .said("Labels of " + place + " that no picture has: " + String.join(", ", shown(List.copyOf(empty)))
                            + ".");
        }
    }

    private void refuseEmpty(
            List<Candidate> all,
            List<Candidate> good,
            Set<String> trained,
            AtomicReferenceArray<@Nullable BadFile> found) {
        Set<String> empty = new HashSet<>(trained);
        good.stream().filter(Candidate::isTrained).map(Candidate::labels).forEach(empty::removeAll);
        Map<String, BadFile> first = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            BadFile problem = found.get(i);
            if (problem != null && all.get(i).isTrained()) {
                all.get(i).labels().forEach(label -> first.putIfAbsent(label, problem));
            }
        }
        List<String> described = empty.stream()
                .sorted(NaturalOrder.NAMES)
                .map(label -> first.containsKey(label) ? label + " (" + said(first.get(label)) + ")" : label)
                .toList();
        Check.world(
                empty.isEmpty(),
                "classes must have at least 1 readable picture, but %d had none: %s (%s). "
                        + "Add pictures or remove the classes.",
                empty.size(),
                String.join(", ", described.subList(0, Math.min(SHOWN, described.size()))),
                place);
    }

    private static String said(@Nullable BadFile bad) {
        return bad == null ? "" : bad.name() + ": " + bad.reason();
    }

    private void refuseUntrained(List<Candidate> good, Set<String> trained) {
        List<String> untrained = good.stream()
                .filter(c -> c.role() != null)
                .flatMap(c -> c.labels().stream()
                        .filter(label -> !trained.contains(label))
                        .map(label -> Objects.requireNonNull(c.role()).word() + "/" + label))
                .distinct()
                .sorted(NaturalOrder.NAMES)
                .toList();
        Check.world(
                untrained.isEmpty(),
                "classes of test and validation must be classes of train, but %s were not (%s). "
                        + "Add them to train or remove them.",
                shown(untrained),
                place);
    }

    private static List<String> shown(List<String> names) {
        return names.subList(0, Math.min(SHOWN, names.size()));
    }
}
