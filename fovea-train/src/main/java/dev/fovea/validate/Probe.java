package dev.fovea.validate;

import java.util.List;
import java.util.Locale;

/**
 * Which augmentations hurt.
 *
 * @param pictures that were judged, each out of fold
 * @param folds that they were judged in
 * @param plain the accuracy without any augmentation, in 0..1
 * @param probed each augmentation, in the order of the recipe, then the flips
 */
public record Probe(int pictures, int folds, double plain, List<Probed> probed) {
    /** Copies the list. */
    public Probe {
        probed = List.copyOf(probed);
    }

    /** Those that hurt. */
    public List<Probed> named() {
        return probed.stream().filter(Probed::named).toList();
    }

    /** What was looked at, in one line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "Without augmentation %.1f %% of %d pictures are right, each judged by a small network that had not seen it"
                        + " (%d folds).",
                100 * plain,
                pictures,
                folds);
    }

    /** What to do, in one line. */
    public String advice() {
        List<String> kinds = named().stream().map(Probed::kind).toList();
        return kinds.isEmpty()
                ? "None of these augmentations is seen to hurt."
                : "Leave out " + String.join(", ", kinds) + ": trained with it, networks are surely worse.";
    }
}
