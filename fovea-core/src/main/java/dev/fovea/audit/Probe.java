package dev.fovea.audit;

import dev.fovea.base.Check;
import java.util.List;

/**
 * How well one clue alone tells the label: the cross-validated answer of a small classifier that sees nothing else.
 *
 * @param by which clue
 * @param pictures on which it was measured
 * @param chance what guessing gives: 1 / number of classes
 * @param accuracy mean of the classes' shares of pictures told right, so that large classes count no more than small ones
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 * @param told classes that it tells from all others
 */
public record Probe(Clue by, int pictures, double chance, double accuracy, double low, double high, List<Told> told) {
    /** Checks the interval and copies the list. */
    public Probe {
        Check.that(low <= high, "interval of a probe must rise, but was %s to %s", low, high);
        told = List.copyOf(told);
    }

    /**
     * A class that a clue tells from all others.
     *
     * @param label of the class
     * @param right share of its pictures that are taken for it
     * @param wrong share of the others' pictures that are taken for it
     */
    public record Told(String label, double right, double wrong) {}

    /** Whether the clue may stand in for what pictures show; without a model, whose accuracy may be 100 %. */
    public boolean isShortcut() {
        return switch (by.weight()) {
            case WHOLE_OR_CLASS -> recoversHalfOf(1) || !told.isEmpty();
            case WHOLE, NOTE -> recoversHalfOf(1);
        };
    }

    /**
     * Whether the clue alone recovers more than half of a model's gain over chance, and its interval lies above that half.
     *
     * @param balanced the model's balanced accuracy, 0..1
     */
    public boolean recoversHalfOf(double balanced) {
        return low - chance > (balanced - chance) / 2;
    }
}
