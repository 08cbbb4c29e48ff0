package dev.fovea.model;

import dev.fovea.data.BadFile;
import java.util.Arrays;
import java.util.List;

/**
 * What a classifier says of a data set: one row of probabilities for each picture that could be read. Immutable by
 * agreement: arrays are not copied. Safe from any thread.
 */
public final class Answers {
    private final int[] positions;
    private final float[] probabilities;
    private final int classes;
    private final List<BadFile> bad;

    Answers(int[] positions, float[] probabilities, int classes, List<BadFile> bad) {
        this.positions = positions;
        this.probabilities = probabilities;
        this.classes = classes;
        this.bad = List.copyOf(bad);
    }

    /** Rows: pictures that could be read. */
    public int size() {
        return positions.length;
    }

    /** Columns: classes of the classifier. */
    public int classes() {
        return classes;
    }

    /** For each row, which sample of the data set it is; ascending. Not to be written to. */
    public int[] positions() {
        return positions;
    }

    /** Shape [size, classes], row by row; not to be written to. */
    public float[] probabilities() {
        return probabilities;
    }

    /** A copy of one row, length {@link #classes}. */
    public float[] row(int row) {
        return Arrays.copyOfRange(probabilities, row * classes, (row + 1) * classes);
    }

    /** Pictures that could not be read, each with its reason. */
    public List<BadFile> bad() {
        return bad;
    }
}
