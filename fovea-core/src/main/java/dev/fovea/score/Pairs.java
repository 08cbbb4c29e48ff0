package dev.fovea.score;

import dev.fovea.base.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What two classifiers said of the same samples, matched by name, in the order of the first. */
final class Pairs {
    final boolean[] firstRight;
    final boolean[] secondRight;
    /** Loss of the second less that of the first. */
    final double[] loss;

    final double firstLoss;
    final double secondLoss;
    final Units units;

    /** @throws IllegalArgumentException if names, labels or groups are not the same, with how many are */
    Pairs(Predictions first, Predictions second) {
        int[] at = matched(first, second);
        int n = first.size();
        firstRight = new boolean[n];
        secondRight = new boolean[n];
        loss = new double[n];
        double[] losses = losses(first);
        double[] others = losses(second);
        for (int i = 0; i < n; i++) {
            firstRight[i] = first.isRight(i);
            secondRight[i] = second.isRight(at[i]);
            loss[i] = others[at[i]] - losses[i];
        }
        firstLoss = IntStream.range(0, n).mapToDouble(i -> losses[i]).sum() / n;
        secondLoss = IntStream.range(0, n).mapToDouble(i -> others[i]).sum() / n;
        units = new Units(first);
    }

    int size() {
        return loss.length;
    }

    /** 1 where the second alone is right, -1 where the first alone is, else 0. */
    int difference(int sample) {
        return (secondRight[sample] ? 1 : 0) - (firstRight[sample] ? 1 : 0);
    }

    /** How many of all are true, 0..1. */
    static double share(boolean[] right) {
        int sum = 0;
        for (boolean one : right) {
            sum += one ? 1 : 0;
        }
        return (double) sum / right.length;
    }

    private static double[] losses(Predictions predictions) {
        return predictions.isMultiLabel() ? new JudgedSets(predictions).loss : new Judged(predictions).loss;
    }

    private static int[] matched(Predictions first, Predictions second) {
        Check.that(
                first.isMultiLabel() == second.isMultiLabel(),
                "tasks must be the same, but one of the two has several labels a sample and the other exactly one.");
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < second.size(); i++) {
            places.put(second.rows().get(i).name(), i);
        }
        int[] at = first.rows().stream()
                .mapToInt(row -> places.getOrDefault(row.name(), -1))
                .toArray();
        long found = IntStream.of(at).filter(i -> i >= 0).count();
        Check.that(
                found == first.size() && found == second.size(),
                "samples must be the same in both, but only %d are in both (of %d and %d). Compare runs on the same pictures"
                        + " with the same seed, or evaluate both models on one folder with --predictions.",
                found,
                first.size(),
                second.size());
        checkSame("labels", labels(first), labels(second), first, at);
        checkSame("groups", groups(first), groups(second), first, at);
        return at;
    }

    private static List<String> labels(Predictions predictions) {
        return predictions.rows().stream()
                .map(row -> predictions.labels().text(row.labels()))
                .toList();
    }

    private static List<String> groups(Predictions predictions) {
        return predictions.rows().stream()
                .map(row -> Objects.requireNonNullElse(row.group(), row.name())) // repeats make it a group of its own
                .toList();
    }

    private static void checkSame(String what, List<String> ours, List<String> theirs, Predictions first, int[] at) {
        int[] other = IntStream.range(0, at.length)
                .filter(i -> !ours.get(i).equals(theirs.get(at[i])))
                .toArray();
        if (other.length > 0) {
            int i = other[0];
            throw new IllegalArgumentException(String.format(
                    "%s of the samples must be the same in both, but only %d of %d are: \"%s\" has \"%s\" and \"%s\".",
                    what,
                    at.length - other.length,
                    at.length,
                    first.rows().get(i).name(),
                    ours.get(i),
                    theirs.get(at[i])));
        }
    }
}
