package dev.fovea.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import dev.fovea.model.ModelCard;
import dev.fovea.model.Trust;
import dev.fovea.score.ConformalMethod;
import picocli.CommandLine.Option;

/** What predictions shall promise, and what of it is shown. */
final class TrustOptions {
    /** How sets are cut. */
    enum Method {
        /** The smallest on average. */
        @JsonProperty("lac")
        LAC,
        /** Larger for harder pictures. */
        @JsonProperty("raps")
        RAPS
    }

    private static final double PERCENT = 100;

    @Option(
            names = "--set",
            description =
                    "Also show a set of labels that holds the right one in --coverage of the cases, as measured on the"
                            + " validation part.")
    private boolean set;

    @Option(
            names = "--coverage",
            paramLabel = "P",
            description = "How often sets hold the right label, in percent: 80, 90, 95 or 99. Usual: ${DEFAULT-VALUE}")
    private int coverage = 90;

    @Option(
            names = "--method",
            description = "How sets are cut: lac (the smallest) or raps (larger for harder pictures). Usual: lac")
    private Method method = Method.LAC;

    @Option(
            names = "--per-class",
            description = "Let sets keep their promise for the pictures of each class, and not only over all.")
    private boolean perClass;

    @Option(
            names = "--risk",
            paramLabel = "P",
            description =
                    "Call an answer not sure where otherwise more than so many percent of the answers would be wrong:"
                            + " 1, 2, 5 or 10. Usual: ${DEFAULT-VALUE}")
    private int risk = 5;

    @Option(
            names = "--unusual",
            description =
                    "Also show how unlike a picture is to those that the model was judged on: its energy, and its distance"
                            + " from the nearest class.")
    private boolean unusual;

    /**
     * What is promised.
     *
     * @throws IllegalArgumentException if model files hold no such coverage or risk
     * @throws dev.fovea.base.FoveaException if this one holds nothing that is asked for
     */
    Trust trust(ModelCard card) {
        Check.that(
                Trust.COVERAGES.contains(coverage / PERCENT),
                "coverage must be 80, 90, 95 or 99, but was %d (--coverage)",
                coverage);
        Check.that(Trust.RISKS.contains(risk / PERCENT), "risk must be 1, 2, 5 or 10, but was %d (--risk)", risk);
        ConformalMethod by = switch (method) {
            case LAC -> ConformalMethod.LAC;
            case RAPS -> ConformalMethod.RAPS;
        };
        Trust trust = Trust.USUAL.withSets(by, coverage / PERCENT, perClass).withRisk(risk / PERCENT);
        Check.world(
                !set || card.calibration().sets(by, coverage / PERCENT).isPresent(),
                "model file must hold sets of labels, but holds none (--set). It has several labels a picture, was trained"
                        + " without a validation part, or by an older Fovea.");
        Check.world(
                !unusual || card.calibration().outliers() != null,
                "model file must hold what usual pictures are, but does not (--unusual). It has several labels a picture,"
                        + " fewer than 19 validation pictures, or is an older Fovea's.");
        return unusual ? trust.withOutliers() : trust;
    }

    /** Whether sets are shown. */
    boolean showsSets() {
        return set;
    }

    /** Whether energy and distance are shown. */
    boolean showsUnusual() {
        return unusual;
    }
}
