package dev.fovea.run;

import dev.fovea.report.Learning;
import dev.fovea.report.Origin;
import java.util.List;

/**
 * {@code report.json}: what the report says and no other file of the run does, so that it can be made again.
 *
 * @param learnings how each network learnt
 * @param origin where the run comes from
 */
record ReportNotes(List<Learning> learnings, Origin origin) {
    static final String FILE = "report.json";

    /** Copies. */
    ReportNotes {
        learnings = List.copyOf(learnings);
    }
}
