package dev.fovea.data;

import java.util.Locale;

/** What a part of a data set is for. Training refuses the test part. */
public enum Role {
    /** Weights are fitted on it. */
    TRAIN,
    /** Choices are made on it: the best epoch, early stopping, temperature. */
    VALIDATION,
    /** Read once, at the end, to say how good the classifier is. */
    TEST;

    /** As written in files and on the screen: {@code train}, {@code validation}, {@code test}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
