package dev.fovea.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a picture of any shape comes to the network's size. */
public enum Fit {
    /** The short side is resized to the target and the middle is cut out. */
    @JsonProperty("crop")
    CROP,
    /** The long side is resized to the target and the rest is filled with black, picture in the middle. */
    @JsonProperty("pad")
    PAD,
    /** Both sides are resized; the aspect ratio is lost. */
    @JsonProperty("stretch")
    STRETCH
}
