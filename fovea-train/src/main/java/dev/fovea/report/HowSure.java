package dev.fovea.report;

import dev.fovea.data.Task;
import dev.fovea.score.ClassScores;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.IntervalMethod;
import dev.fovea.score.MeanSpread;
import dev.fovea.score.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far the figures can be trusted, in sentences. */
final class HowSure {
    /** A class with fewer pictures has an interval of its recall that is at least some 30 points wide. */
    private static final int FEW = 20;

    private static final int NAMED = 8;
    private static final double CONFIDENT = 0.9;

    private HowSure() {}

    static List<String> of(Facts facts) {
        List<String> out = new ArrayList<>();
        out.add(width(facts.evaluation().headline()));
        if (facts.evaluation().part().equals("validation")) {
            out.add("There was no test part. These pictures also chose "
                    + (facts.evaluation().task().isMultiLabel()
                            ? "the epoch that was kept and the thresholds"
                            : "the epoch that was kept")
                    + ", so the figures flatter a little.");
        }
        folds(facts).ifPresent(out::add);
        switch (facts.evaluation().task().kind()) {
            case SINGLE_LABEL, ORDINAL -> out.add(confidence(facts.heldOut()));
            case MULTI_LABEL ->
                out.add("Each label is said from a threshold of its own on, which the validation part chose.");
        }
        few(facts.evaluation()).ifPresent(out::add);
        if (facts.learnings().stream().anyMatch(l -> l.history().interrupted())) {
            out.add("The run was interrupted: what is judged here is the best epoch up to then.");
        }
        return out;
    }

    private static String width(Estimate accuracy) {
        return switch (accuracy.method()) {
            case NONE -> "There are too few independent pictures for an interval, so the figure says next to nothing.";
            case GROUP_BOOTSTRAP, WILSON_OF_GROUPS ->
                "The interval is " + Words.points(accuracy.high() - accuracy.low())
                        + " wide. Pictures of one group are not independent, so whole groups were drawn for it, and it"
                        + " holds for groups that the classifier has not seen.";
            default ->
                "The interval is " + Words.points(accuracy.high() - accuracy.low())
                        + " wide. Four times as many held-out pictures would halve it.";
        };
    }

    private static Optional<String> folds(Facts facts) {
        if (facts.folds() == null) {
            return Optional.empty();
        }
        Task task = facts.evaluation().task();
        MeanSpread accuracy = facts.folds().metrics().get(task.isMultiLabel() ? "averages.micro.f1" : "accuracy");
        Double spread = accuracy == null ? null : accuracy.spread();
        if (accuracy == null || spread == null) {
            return Optional.empty();
        }
        return Optional.of(
                "Over " + accuracy.folds() + " folds the " + task.measure() + " is " + Words.percent(accuracy.mean())
                        + " on average, with a standard deviation of " + Words.points(spread)
                        + ". The folds share training pictures, so the figure to quote is that of all pictures together.");
    }

    /** What the network's own probability is worth. */
    private static String confidence(Predictions predictions) {
        int sure = 0;
        int right = 0;
        for (int i = 0; i < predictions.size(); i++) {
            int predicted = predictions.predicted(i);
            if (predictions.probability(i, predicted) >= CONFIDENT) {
                sure++;
                right += predicted == predictions.rows().get(i).truth() ? 1 : 0;
            }
        }
        if (sure == 0) {
            return "It never gives its answer a probability of 90 % or more.";
        }
        int n = predictions.size();
        return "It gives its answer a probability of 90 % or more for " + Words.percent((double) sure / n)
                + " of the pictures, and is right in " + Words.percent((double) right / sure, sure) + " of these.";
    }

    private static Optional<String> few(Evaluation evaluation) {
        List<ClassScores> few = evaluation.classes().stream()
                .filter(c -> c.support() < FEW && evaluation.accuracy().method() != IntervalMethod.NONE)
                .toList();
        if (few.isEmpty()) {
            return Optional.empty();
        }
        String named = few.stream()
                .limit(NAMED)
                .map(c -> Words.quoted(c.label()) + " (" + c.support() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of("Classes with fewer than " + FEW + " held-out pictures have figures that say little: "
                + named + (few.size() > NAMED ? " and " + (few.size() - NAMED) + " more" : "") + ".");
    }
}
