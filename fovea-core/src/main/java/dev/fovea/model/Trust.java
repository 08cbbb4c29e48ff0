package dev.fovea.model;

import dev.fovea.base.Check;
import dev.fovea.score.Abstention;
import dev.fovea.score.ConformalMethod;
import dev.fovea.score.ConformalSets;
import java.util.List;

/**
 * What a classifier shall promise beside its answers: see {@link Classifier#with(Trust)}.
 *
 * @param method how sets of labels are cut
 * @param coverage how often a set shall hold the truth, one of {@link #COVERAGES}
 * @param perClass whether that shall hold for the pictures of each class, and not only over all; needs more validation
 *     pictures and gives larger sets
 * @param risk share of answers that may be wrong, one of {@link #RISKS}; what would be wrong more often is not sure
 * @param outliers whether to say how unlike a picture is to those that the classifier was judged on; costs copying logits and
 *     features, a few percent
 */
public record Trust(ConformalMethod method, double coverage, boolean perClass, double risk, boolean outliers) {
    /** The coverages that model files hold quantiles for. */
    public static final List<Double> COVERAGES = List.of(0.8, 0.9, 0.95, 0.99);

    /** The risks that model files hold thresholds for. */
    public static final List<Double> RISKS = List.of(0.01, 0.02, 0.05, 0.1);

    /** The smallest sets that hold the truth in 90 %, and at most 5 % of the answers wrong. */
    public static final Trust USUAL =
            new Trust(ConformalMethod.LAC, ConformalSets.USUAL, false, Abstention.USUAL, false);

    /** Checks that files hold them. */
    public Trust {
        Check.that(COVERAGES.contains(coverage), "coverage must be one of %s, but was %s", COVERAGES, coverage);
        Check.that(RISKS.contains(risk), "risk must be one of %s, but was %s", RISKS, risk);
    }

    /** The same with sets cut in another way. */
    public Trust withSets(ConformalMethod otherMethod, double otherCoverage, boolean eachClass) {
        return new Trust(otherMethod, otherCoverage, eachClass, risk, outliers);
    }

    /** The same with another risk. */
    public Trust withRisk(double otherRisk) {
        return new Trust(method, coverage, perClass, otherRisk, outliers);
    }

    /** The same, saying how unlike a picture is. */
    public Trust withOutliers() {
        return new Trust(method, coverage, perClass, risk, true);
    }
}
