package dev.fovea.data;

import dev.fovea.base.FoveaException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the rows of a table, said together: the first ten and how many. */
final class TableProblems {
    private static final int SHOWN = 10;

    private final String where;
    private final List<String> first = new ArrayList<>();
    private int count;

    TableProblems(String where) {
        this.where = where;
    }

    void add(int line, String problem) {
        count++;
        if (first.size() < SHOWN) {
            first.add("line " + line + " " + problem);
        }
    }

    /** @throws FoveaException if there are any */
    void refuse() {
        if (count > 0) {
            String more = count > SHOWN ? "; and " + (count - SHOWN) + " more" : "";
            throw new FoveaException("rows of " + where + " must be right, but " + count
                    + (count == 1 ? " is not: " : " are not: ") + String.join("; ", first) + more + ". Correct them.");
        }
    }
}
