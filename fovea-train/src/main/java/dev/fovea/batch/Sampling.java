package dev.fovea.batch;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often each training picture is shown in an epoch, which always has as many pictures as the training part. */
public enum Sampling {
    /** Once. */
    @JsonProperty("plain")
    PLAIN,
    /**
     * So that every class is shown equally often (give or take one): pictures of a rare class several times, each with
     * draws of its own, and of a frequent class others in each epoch.
     */
    @JsonProperty("balanced")
    BALANCED
}
