package dev.fovea.batch;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the samples that do not fill a whole batch at the end of an epoch. */
public enum LastBatch {
    /** They make a smaller batch. */
    @JsonProperty("keep")
    KEEP,
    /** They sit this epoch out; an epoch without a single whole batch keeps them. */
    @JsonProperty("drop")
    DROP
}
