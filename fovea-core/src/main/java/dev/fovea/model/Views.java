package dev.fovea.model;

/**
 * What a classifier looks at for each picture: several views, whose probabilities are averaged (test-time augmentation).
 * It often gains some tenths of a percent and costs as many times the computation as there are views; the model file stays
 * as it is. A choice to be made on validation pictures.
 */
public enum Views {
    /** The picture as it is. */
    OFF(1, false, "as it is"),
    /** And mirrored left to right; only where that leaves the label true. */
    FLIPS(1, true, "as it is and mirrored"),
    /** And five crops of 7/8 of each side, at the corners and in the middle, enlarged to the whole. */
    CROPS(6, false, "as it is and five crops of 7/8 of each side"),
    /** The picture and five crops, each also mirrored; only where that leaves the label true. */
    FLIPPED_CROPS(6, true, "as it is and five crops of 7/8 of each side, each also mirrored");

    private final int windows;
    private final boolean mirrored;
    private final String words;

    Views(int windows, boolean mirrored, String words) {
        this.windows = windows;
        this.mirrored = mirrored;
        this.words = words;
    }

    /** Views of each picture, and how many times the computation of one they cost. */
    public int count() {
        return mirrored ? 2 * windows : windows;
    }

    /** Whether it looks at mirror images. */
    public boolean isMirrored() {
        return mirrored;
    }

    /** Whether it looks at crops. */
    boolean isCropped() {
        return windows > 1;
    }

    /** The same without mirror images. */
    public Views withoutFlips() {
        return isCropped() ? CROPS : OFF;
    }

    /** What is looked at, such as {@code 2 views of each picture: as it is and mirrored}. */
    public String words() {
        return count() + (count() == 1 ? " view" : " views") + " of each picture: " + words;
    }
}
