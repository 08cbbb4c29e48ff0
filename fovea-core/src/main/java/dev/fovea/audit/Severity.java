package dev.fovea.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters. The worst is first. */
public enum Severity {
    /** What is measured on this data set cannot be trusted until it is mended. */
    ERROR,
    /** Likely to mislead training or its judgement; a person should look. */
    WARNING,
    /** Worth knowing, and often as it should be. */
    NOTE;

    /** As written in files: {@code error}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
