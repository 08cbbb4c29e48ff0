package dev.fovea.run;

import dev.fovea.score.LabelError;
import dev.fovea.score.LabelErrors;
import dev.fovea.score.LabelErrorsCsv;
import dev.fovea.score.Predictions;
import java.util.List;
import java.util.Locale;

/** {@code label-errors.csv} of a cross-validation: samples whose label is probably wrong. */
final class SuspectLabels {
    /** In a run folder. */
    static final String FILE = "label-errors.csv";

    private SuspectLabels() {}

    /**
     * Writes the table and says what is in it.
     *
     * @return lines for the user; none where samples have several labels each, for which there is no table
     */
    static List<String> write(RunFolder folder, Predictions outOfFold) {
        if (outOfFold.isMultiLabel()) {
            return List.of();
        }
        LabelErrors errors = LabelErrors.of(outOfFold);
        folder.write(FILE, LabelErrorsCsv.write(errors, outOfFold));
        return List.of(line(errors));
    }

    private static String line(LabelErrors errors) {
        if (errors.suspects().isEmpty()) {
            return String.format(Locale.ROOT, "Label errors: none of %,d labels looks wrong.", errors.samples());
        }
        LabelError surest = errors.suspects().get(0);
        return String.format(
                Locale.ROOT,
                "Label errors: %,d of %,d labels look wrong, first of all %s: given \"%s\", rather \"%s\". All are in %s;"
                        + " look before you mend.",
                errors.suspects().size(),
                errors.samples(),
                surest.name(),
                surest.given(),
                surest.suggested(),
                FILE);
    }
}
