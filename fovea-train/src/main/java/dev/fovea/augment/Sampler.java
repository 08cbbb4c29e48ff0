package dev.fovea.augment;

import dev.fovea.picture.Picture;

/**
 * Reads a picture along lines: each value is the mean of its four neighbours, weighted by nearness. Keeps scratch: one
 * thread at a time.
 */
sealed interface Sampler permits GraySampler, ColourSampler {
    /** For pictures of this many channels, 1 or 3. */
    static Sampler of(int channels, Fill fill) {
        return channels == 1 ? new GraySampler(fill) : new ColourSampler(fill);
    }

    /** Half of the last bit that a weight keeps of a position. */
    long rounding();

    /** Takes a picture and makes its margins, so that no neighbour lies outside. */
    void open(Picture picture, Margins margins);

    /** One row, read in the opened picture; positions count from its margins' corner. */
    void near(Line line, byte[] out);

    /** One row of any shape, read in the opened picture. */
    void near(Positions row, byte[] out);

    /** One row, read anywhere, also far outside: the same values, but slower. */
    void far(Picture picture, Positions row, byte[] out);
}
