package dev.fovea.score;

/**
 * How one class does.
 *
 * @param label the class's name
 * @param support samples of it
 * @param predicted samples predicted as it
 * @param scores its metrics; with two classes, {@code scores.rocAuc} of the second is the usual binary ROC-AUC
 */
public record ClassScores(String label, int support, int predicted, Scores scores) {}
