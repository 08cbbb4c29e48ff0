package dev.fovea.score;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a 95 % interval was found. */
public enum IntervalMethod {
    /** Wilson's score interval of a proportion of independent samples (Wilson 1927). */
    @JsonProperty("wilson")
    WILSON("Wilson"),
    /** Percentile bootstrap over samples, 1,000 resamples (Efron 1979). */
    @JsonProperty("bootstrap")
    BOOTSTRAP("bootstrap"),
    /** Percentile bootstrap over whole groups, 1,000 resamples: samples of one group are not independent. */
    @JsonProperty("group bootstrap")
    GROUP_BOOTSTRAP("group bootstrap"),
    /**
     * Wilson's with the number of groups in place of samples: for a proportion of 0 % or 100 % in grouped samples, to
     * which a bootstrap gives no width, and for the coverage of conformal sets and the accuracy of what is answered.
     */
    @JsonProperty("wilson of groups")
    WILSON_OF_GROUPS("Wilson of groups"),
    /** Student's t over folds with Nadeau and Bengio's correction for the training samples that folds share; see {@link CorrectedT}. */
    @JsonProperty("nadeau-bengio corrected t")
    CORRECTED_T("Nadeau-Bengio corrected t"),
    /** There is none, because there are fewer than two independent samples or groups; low and high are the value. */
    @JsonProperty("none")
    NONE("no interval");

    private final String words;

    IntervalMethod(String words) {
        this.words = words;
    }

    /** As the text table says it, such as {@code Wilson}. */
    public String words() {
        return words;
    }
}
