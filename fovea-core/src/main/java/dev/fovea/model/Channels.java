package dev.fovea.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The colours that a network sees. */
public enum Channels {
    /** One channel: luma. */
    @JsonProperty("gray")
    GRAY(1),
    /** Three channels: red, green, blue. */
    @JsonProperty("rgb")
    RGB(3);

    private final int count;

    Channels(int count) {
        this.count = count;
    }

    /** 1 or 3. */
    public int count() {
        return count;
    }
}
