package dev.fovea.report;

import dev.fovea.score.ClassScores;
import dev.fovea.score.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The confusion matrix as it is shown.
 *
 * @param labels of the columns
 * @param rows one for each given label
 */
record Matrix(List<String> labels, List<Row> rows) {
    /** With more classes nobody reads a matrix; the list of the most frequent mistakes is shown alone. */
    static final int LARGEST = 25;

    private static final int SHADES = 5;
    private static final int SHORT = 3;

    /**
     * A given label.
     *
     * @param label its name
     * @param cells how often it was taken for each label
     */
    record Row(String label, List<Cell> cells) {}

    /**
     * A number in the matrix.
     *
     * @param id of the place in the page that shows its pictures; empty where there is none
     * @param words what it counts, for those who cannot see where it stands
     * @param count of pictures
     * @param shade of its ground: {@code hit-1..5} on the diagonal, {@code miss-1..5} elsewhere, {@code none} for 0
     */
    record Cell(String id, String words, int count, String shade) {}

    /** Whether labels are too long to stand side by side. */
    boolean tall() {
        return labels.stream().anyMatch(label -> label.codePointCount(0, label.length()) > SHORT);
    }

    /** Whether the evaluation has few enough classes. */
    static boolean fits(Evaluation evaluation) {
        return evaluation.classes().size() <= LARGEST;
    }

    /** @param shown the places where there are pictures to see */
    static Matrix of(Evaluation evaluation, Set<String> shown, Words words) {
        List<String> labels =
                evaluation.classes().stream().map(ClassScores::label).toList();
        List<Row> rows = new ArrayList<>();
        for (int t = 0; t < labels.size(); t++) {
            List<Cell> cells = new ArrayList<>();
            int support = evaluation.classes().get(t).support();
            for (int p = 0; p < labels.size(); p++) {
                int count = evaluation.confusion().get(t).get(p);
                String id = Confusion.id(t, p);
                String said = Taken.title(labels.get(t), labels.get(p), count, words);
                cells.add(new Cell(shown.contains(id) ? id : "", said, count, shade(count, support, t == p)));
            }
            rows.add(new Row(labels.get(t), cells));
        }
        return new Matrix(labels, rows);
    }

    /** Shades go with the root of the share, so that a few mistakes in many are still seen. */
    private static String shade(int count, int support, boolean right) {
        if (count == 0) {
            return "none";
        }
        double share = (double) count / support;
        int shade =
                right ? (int) Math.ceil(SHADES * share) : (int) Math.ceil(SHADES * Math.min(1, 1.6 * Math.sqrt(share)));
        return (right ? "hit-" : "miss-") + Math.max(1, shade);
    }
}
