package dev.fovea.model;

import dev.fovea.data.BadFile;

/** What came of one picture in a list: a prediction, or the reason why there is none. */
public sealed interface Outcome {
    /** What the list calls the picture. */
    String name();

    /**
     * The picture was read.
     *
     * @param prediction what the classifier says
     */
    record Predicted(String name, Prediction prediction) implements Outcome {}

    /**
     * The picture could not be read.
     *
     * @param file its name and the reason in a few words
     */
    record Unreadable(BadFile file) implements Outcome {
        @Override
        public String name() {
            return file.name();
        }
    }
}
