package dev.fovea.audit;

import java.util.List;

/**
 * Pictures to look at together, for a finding: one, or a few that belong together.
 *
 * @param samples their names in the data set; of files that are no samples, below its folder
 * @param caption a few words; may be empty
 */
public record Exhibit(List<String> samples, Said caption) {
    /** Copies the list. */
    public Exhibit {
        samples = List.copyOf(samples);
    }

    /** One picture. */
    static Exhibit of(String sample, Said caption) {
        return new Exhibit(List.of(sample), caption);
    }

    /** One picture, with words that are the same in every language. */
    public static Exhibit of(String sample, String caption) {
        return of(sample, Said.alike(caption));
    }
}
