package dev.fovea.score;

/**
 * Averages over classes. Macro and weighted go over the classes that have samples; a precision without predictions counts
 * as 0 there (scikit-learn's {@code zero_division=0}), and a class whose specificity or ROC-AUC is not defined is left
 * out.
 *
 * @param macro plain mean over classes
 * @param micro from the counts of all classes together: precision, recall and F1 equal the accuracy
 * @param weighted mean over classes weighted by their samples
 */
public record Averages(Scores macro, Scores micro, Scores weighted) {}
