package dev.fovea.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * What a look at all weights of a folder found.
 *
 * @param good names of those that are as they came
 * @param bad names of the others, each with the reason
 */
public record Verification(List<String> good, List<String> bad) {
    /** Copies the lists. */
    public Verification {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
    }

    /** Reads every file of the folder and compares its hash; changes nothing. */
    public static Verification of(WeightsFolder folder) {
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (Pretrained weights : folder.catalogue().weights()) {
            KeptFile file = new KeptFile(
                    weights.name(), folder.path().resolve(weights.file().name()));
            if (Files.exists(file.path())) {
                note(file, published(weights, file), good, bad);
            }
        }
        folder.own().forEach(file -> note(file, file.problem(), good, bad));
        return new Verification(good, bad);
    }

    private static String published(Pretrained weights, KeptFile file) {
        try {
            if (weights.file().remote().is(file.path())) {
                return KeptFile.hasHash(file.path()) ? file.problem() : ""; // without: put there by hand
            }
            return "it is not the published file, whose SHA-256 begins with "
                    + weights.file().sha256();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void note(KeptFile file, String problem, List<String> good, List<String> bad) {
        if (problem.isEmpty()) {
            good.add(file.name());
        } else {
            bad.add(file.name() + " (" + file.path() + "): " + problem);
        }
    }
}
