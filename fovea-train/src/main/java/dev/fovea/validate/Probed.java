package dev.fovea.validate;

import dev.fovea.augment.Augmentation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What one augmentation did to out-of-fold accuracy.
 *
 * @param step the augmentation
 * @param accuracy out of fold where it was trained with, in 0..1; the pictures judged are as they are
 * @param lost pictures that are right without it and wrong with it
 * @param won pictures that are wrong without it and right with it
 * @param p that so many more, or still more, are lost where it does no harm, or that luck in training makes accuracy fall so
 *     far, whichever is likelier; adjusted for the number of augmentations
 * @param named whether it hurts
 * @param turns what it makes of classes in the eyes of networks that never saw it; empty where it is not named
 */
public record Probed(Augmentation step, double accuracy, int lost, int won, double p, boolean named, List<Turn> turns) {
    /** Copies the list. */
    public Probed {
        turns = List.copyOf(turns);
    }

    /** Its name, such as {@code horizontal-flip}. */
    public String kind() {
        return step.kind();
    }

    /**
     * A class that is surely taken for another one when it is changed.
     *
     * @param from its label
     * @param to what it is taken for
     * @param share of its pictures, in 0..1
     */
    public record Turn(String from, String to, double share) {}

    /** In one line. */
    public String text() {
        String figures = String.format(
                Locale.ROOT,
                "%s: %.1f %% with it, %d pictures lost and %d won, p %s",
                kind(),
                100 * accuracy,
                lost,
                won,
                p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p));
        return figures
                + (named ? ". It hurts" + (turns.isEmpty() ? "." : " and changes what labels mean: " + said()) : ".");
    }

    private String said() {
        return turns.stream()
                        .map(turn -> String.format(
                                Locale.ROOT, "%s is taken for %s (%.0f %%)", turn.from, turn.to, 100 * turn.share))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
