package dev.fovea.score;

import org.jspecify.annotations.Nullable;

/**
 * Averages over classes. Macro and weighted go over the classes that have samples; a precision without predictions counts
 * as 0 there (scikit-learn's {@code zero_division=0}), and a class whose specificity or ROC-AUC is not defined is left
 * out.
 *
 * @param macro plain mean over classes
 * @param micro from the counts of all classes together: of one label a sample, precision, recall and F1 equal the accuracy
 * @param weighted mean over classes weighted by their samples
 * @param samples of several labels a sample, mean over samples of precision (of the labels said of it, the share that it
 *     has), recall (of the labels that it has, the share said) and F1, each over the samples of which it is defined
 *     (scikit-learn's {@code zero_division=nan}): nothing said of a sample without labels counts neither way; null for other
 *     tasks
 */
public record Averages(
        Scores macro,
        Scores micro,
        Scores weighted,
        @Nullable Scores samples) {}
