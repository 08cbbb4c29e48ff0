package dev.fovea.run;

import org.jspecify.annotations.Nullable;

/**
 * A run as a list of runs shows it. What its folder does not tell is empty.
 *
 * @param name of its folder
 * @param when it began, as ISO 8601 in UTC
 * @param data name of the data set
 * @param model name of the network
 * @param epochs how long it trained
 * @param judged how good it is; null where that is not known
 * @param status how far it came, in words: {@code finished}; {@code interrupted}, which has a model and can be gone on with;
 *     {@code unfinished, with checkpoint}, which goes on or was killed; {@code unfinished}; or {@code damaged: } and why
 * @param seconds that its epochs took
 */
public record RunEntry(
        String name,
        String when,
        String data,
        String model,
        Epochs epochs,
        @Nullable Judged judged,
        String status,
        double seconds) {
    /**
     * How long a run trained.
     *
     * @param done epochs that are in its metrics; with folds, those of the fold that took longest
     * @param asked by its recipe; 0 where that is not known
     * @param folds 0 for one split
     */
    public record Epochs(int done, int asked, int folds) {}

    /**
     * How good a run is.
     *
     * @param metric what the run is judged by: {@code accuracy}, or {@code micro-F1} of several labels a picture
     * @param value of it, 0..1
     * @param low lower end of its 95 % interval
     * @param high upper end
     * @param part what it was judged on, such as {@code test}
     * @param n pictures there
     */
    public record Judged(String metric, double value, double low, double high, String part, int n) {}
}
