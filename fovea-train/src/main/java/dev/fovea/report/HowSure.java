package dev.fovea.report;

import dev.fovea.score.ClassScores;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.IntervalMethod;
import dev.fovea.score.MeanSpread;
import dev.fovea.score.Predictions;
import dev.fovea.score.Unprotected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far the figures can be trusted, in sentences. */
record HowSure(Facts facts, Words words) {
    /** A class with fewer pictures has an interval of its recall that is at least some 30 points wide. */
    private static final int FEW = 20;

    private static final int NAMED = 8;
    private static final double CONFIDENT = 0.9;

    static List<String> of(Facts facts, Words words) {
        return new HowSure(facts, words).sentences();
    }

    private List<String> sentences() {
        List<String> out = new ArrayList<>();
        Evaluation evaluation = facts.evaluation();
        out.add(width(evaluation.headline()));
        if (evaluation.part().equals("validation")) {
            out.add(words.say(evaluation.task().isMultiLabel() ? "sure.validation.sets" : "sure.validation"));
        }
        folds().ifPresent(out::add);
        apart().ifPresent(out::add);
        switch (evaluation.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> out.add(confidence(facts.heldOut()));
            case MULTI_LABEL -> out.add(words.say("sure.thresholds"));
        }
        few(evaluation).ifPresent(out::add);
        if (facts.learnings().stream().anyMatch(l -> l.history().interrupted())) {
            out.add(words.say("sure.interrupted"));
        }
        return out;
    }

    private String width(Estimate accuracy) {
        String wide = words.points(accuracy.high() - accuracy.low());
        return switch (accuracy.method()) {
            case NONE -> words.say("sure.none");
            case GROUP_BOOTSTRAP, WILSON_OF_GROUPS -> words.say("sure.groups", wide);
            default -> words.say("sure.width", wide);
        };
    }

    private Optional<String> folds() {
        if (facts.folds() == null) {
            return Optional.empty();
        }
        boolean sets = facts.evaluation().task().isMultiLabel();
        MeanSpread accuracy = facts.folds().metrics().get(sets ? "averages.micro.f1" : "accuracy");
        Double spread = accuracy == null ? null : accuracy.spread();
        if (accuracy == null || spread == null) {
            return Optional.empty();
        }
        String said = words.say(
                "sure.folds",
                accuracy.folds(),
                words.say(sets ? "measure.sets" : "measure"),
                words.percent(accuracy.mean()),
                words.points(spread));
        Double low = accuracy.low();
        Double high = accuracy.high();
        return Optional.of(
                low == null || high == null
                        ? said
                        : said
                                + words.say(
                                        "sure.anew",
                                        words.range(low, high, 0),
                                        words.method(facts.folds().method())));
    }

    /** How good it would have looked with groups and copies let apart. */
    private Optional<String> apart() {
        Unprotected apart = facts.folds() == null ? null : facts.folds().unprotected();
        if (apart == null) {
            return Optional.empty();
        }
        int n = facts.evaluation().n();
        Estimate gain = apart.accuracy().difference();
        return Optional.of(words.say(
                        apart.flatters() ? "sure.apart.yes" : "sure.apart.no",
                        words.say("apart." + apart.together()),
                        signed(gain.value()),
                        signed(gain.low()),
                        signed(gain.high()),
                        words.method(gain.method()),
                        words.percent(apart.accuracy().second(), n),
                        words.percent(apart.accuracy().first(), n),
                        words.count(apart.grouped(), "picture"))
                + (facts.evaluation().task().isMultiLabel() ? words.say("sure.apart.sets") : ""));
    }

    private static String signed(double difference) {
        return String.format(Locale.ROOT, "%+.1f", 100 * difference);
    }

    /** What the network's own probability is worth. */
    private String confidence(Predictions predictions) {
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
            return words.say("sure.never");
        }
        return words.say(
                "sure.confidence",
                words.percent((double) sure / predictions.size()),
                words.percent((double) right / sure, sure));
    }

    private Optional<String> few(Evaluation evaluation) {
        List<ClassScores> few = evaluation.classes().stream()
                .filter(c -> c.support() < FEW && evaluation.accuracy().method() != IntervalMethod.NONE)
                .toList();
        if (few.isEmpty()) {
            return Optional.empty();
        }
        String named = few.stream()
                .limit(NAMED)
                .map(c -> Words.quoted(c.label()) + " (" + c.support() + ")")
                .collect(Collectors.joining(words.say("comma")));
        return Optional.of(
                few.size() > NAMED
                        ? words.say("sure.few.more", FEW, named, few.size() - NAMED)
                        : words.say("sure.few", FEW, named));
    }
}
