package dev.fovea.report;

import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.IntervalMethod;
import java.util.List;

/**
 * What a reader wants to know first.
 *
 * @param accuracy what to look at first, such as {@code 98.9 %}
 * @param of what it is of, such as {@code of 1,800 test pictures named rightly}
 * @param interval such as {@code 98.4–99.3 %}; empty where there is none
 * @param share the same as a line
 * @param start where that line begins, in percent
 * @param good how good, in sentences
 * @param sure how sure
 * @param next what to mend
 */
record Summary(
        String accuracy,
        String of,
        String interval,
        Share share,
        int start,
        List<String> good,
        List<String> sure,
        List<String> next) {
    static Summary of(Facts facts) {
        Evaluation evaluation = facts.evaluation();
        Estimate accuracy = evaluation.headline();
        String kind = switch (evaluation.part()) {
            case "test" -> "test picture";
            case "validation" -> "validation picture";
            default -> "held-out picture";
        };
        return new Summary(
                Words.percent(accuracy.value(), evaluation.n()),
                of(evaluation, Words.count(evaluation.n(), kind)),
                accuracy.method() == IntervalMethod.NONE ? "" : Words.interval(accuracy, evaluation.n()),
                Share.of(accuracy, Share.start(evaluation)),
                Share.start(evaluation),
                HowGood.of(facts),
                HowSure.of(facts),
                WhatNext.of(facts));
    }

    private static String of(Evaluation evaluation, String pictures) {
        return switch (evaluation.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> "of " + pictures + " named rightly";
            case MULTI_LABEL -> "micro-F1 of the labels of " + pictures;
        };
    }
}
