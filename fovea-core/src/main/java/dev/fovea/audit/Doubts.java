package dev.fovea.audit;

import dev.fovea.score.LabelError;
import dev.fovea.score.LabelErrors;
import java.util.List;
import java.util.Locale;

/** Labels that a trained classifier doubts, as a finding. */
public final class Doubts {
    /** Up to this share of doubted labels is what an honest classifier doubts of an honest set. */
    private static final double FEW = 0.02;

    private Doubts() {}

    /** One finding, the surest first; none where nothing is doubted. */
    public static List<Finding> of(LabelErrors errors) {
        int n = errors.suspects().size();
        if (n == 0) {
            return List.of();
        }
        return List.of(new Finding(
                FindingKind.LABEL_ERROR,
                n > FEW * errors.samples() ? Severity.WARNING : Severity.NOTE,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d labels are doubted by classifiers that had not seen the %s.",
                        n,
                        errors.samples(),
                        n == 1 ? "picture" : "pictures"),
                n,
                errors.suspects().stream()
                        .limit(Finding.SHOWN)
                        .map(Doubts::exhibit)
                        .toList(),
                "Look at them, the first ones first; where the label is wrong, mend it and train again."));
    }

    private static Exhibit exhibit(LabelError error) {
        return Exhibit.of(error.name(), "labelled " + error.given() + ", rather " + error.suggested());
    }
}
