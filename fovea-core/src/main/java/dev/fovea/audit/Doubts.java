package dev.fovea.audit;

import dev.fovea.score.LabelError;
import dev.fovea.score.LabelErrors;
import java.util.List;

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
                Said.counted(n, "doubted", errors.samples()),
                n,
                errors.suspects().stream()
                        .limit(Finding.SHOWN)
                        .map(Doubts::exhibit)
                        .toList(),
                Said.of("doubted.repair")));
    }

    private static Exhibit exhibit(LabelError error) {
        return Exhibit.of(error.name(), Said.of("doubted.caption", error.given(), error.suggested()));
    }
}
