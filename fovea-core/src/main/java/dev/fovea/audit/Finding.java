package dev.fovea.audit;

import dev.fovea.base.Check;
import java.util.List;

/**
 * Something that is wrong with a data set, or may be.
 *
 * @param kind what
 * @param severity how much it matters
 * @param message what was found, a plain sentence or two
 * @param count samples (or files) that it concerns; 0 where it concerns the set as a whole
 * @param exhibits some of them, at most {@value #SHOWN}
 * @param repair what to do about it
 */
public record Finding(
        FindingKind kind, Severity severity, Said message, int count, List<Exhibit> exhibits, Said repair) {
    /** Most exhibits that a finding keeps. */
    public static final int SHOWN = 12;

    /** Keeps the first exhibits. */
    public Finding {
        Check.that(count >= 0, "count of a finding must be at least 0, but was %d", count);
        exhibits = List.copyOf(exhibits.subList(0, Math.min(SHOWN, exhibits.size())));
    }
}
