package dev.fovea.report;

import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    static Summary of(Facts facts, @Nullable Suspects suspects, Words words) {
        Evaluation evaluation = facts.evaluation();
        Estimate accuracy = evaluation.headline();
        String kind = words.knows("count." + evaluation.part() + ".one") ? evaluation.part() : "held-out";
        int start = Share.start(evaluation);
        return new Summary(
                words.percent(accuracy.value(), evaluation.n()),
                words.say(
                        evaluation.task().isMultiLabel() ? "summary.of.sets" : "summary.of",
                        words.count(evaluation.n(), kind)),
                words.interval(accuracy, evaluation.n()),
                Share.of(accuracy, start, words),
                start,
                HowGood.of(facts, words),
                HowSure.of(facts, words),
                WhatNext.of(facts, suspects, words));
    }
}
