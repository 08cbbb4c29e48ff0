package dev.fovea.audit;

import dev.fovea.base.FoveaException;
import dev.fovea.data.FilePicture;
import dev.fovea.data.PictureSource;
import dev.fovea.data.Sample;
import dev.fovea.picture.FileTraits;
import dev.fovea.picture.Picture;
import dev.fovea.picture.PictureHeader;
import dev.fovea.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One sample, looked at: what its file and its pixels tell. Large JPEGs are decoded at a fraction of their size.
 *
 * @param width upright or not, as the file says
 * @param height as the file says
 * @param channels 1 or 3
 * @param tone of the picture
 * @param file what the file tells; null where the picture comes from none
 * @param clues of the pixels; null where the sample is not probed
 */
record Look(
        int width,
        int height,
        int channels,
        Exposure tone,
        @Nullable File file,
        @Nullable Clues clues) {
    private static final int SHORT_SIDE = 512;
    private static final int THUMB = 16;

    /**
     * A picture's file.
     *
     * @param bytes its length
     * @param changed when it was last written, in seconds; NaN where that is not known
     */
    record File(long bytes, double changed, FileTraits traits) {}

    /** Numbers of the pixels by clue, and a small picture. */
    static final class Clues {
        final float[] border;
        final byte[] edges;
        final float[] background;
        final float[] colour;
        final Picture thumb;

        Clues(Picture picture) {
            PixelClues clues = new PixelClues(picture);
            border = clues.border();
            edges = EdgeLevels.of(picture);
            background = clues.background();
            colour = clues.colour();
            thumb = dev.fovea.picture.Resize.to(picture, THUMB, THUMB);
        }
    }

    /**
     * Reads a sample.
     *
     * @param probed whether its clues are wanted
     * @return empty where it cannot be read
     */
    static Optional<Look> at(Sample sample, boolean probed) {
        PictureSource source = sample.source();
        try {
            Optional<byte[]> encoded = source.encoded();
            if (encoded.isEmpty()) {
                Picture picture = source.read();
                return Optional.of(of(picture, picture.width(), picture.height(), null, probed));
            }
            byte[] bytes = encoded.get();
            PictureHeader head = Pictures.check(bytes);
            Picture picture = Pictures.decodeAtLeast(bytes, SHORT_SIDE);
            File file = new File(bytes.length, changed(source), FileTraits.of(bytes));
            return Optional.of(of(picture, head.width(), head.height(), file, probed));
        } catch (FoveaException e) {
            return Optional.empty(); // the search for copies and the scan say which, and why
        }
    }

    private static Look of(Picture picture, int width, int height, @Nullable File file, boolean probed) {
        Clues clues = probed ? new Clues(picture) : null;
        return new Look(width, height, picture.channels(), Exposure.of(picture), file, clues);
    }

    private static double changed(PictureSource source) {
        if (!(source instanceof FilePicture picture)) {
            return Double.NaN;
        }
        try {
            return Files.getLastModifiedTime(picture.file()).toMillis() / 1000.0;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    int shortSide() {
        return Math.min(width, height);
    }

    /** Longer side over shorter side's, signed: the logarithm of width / height. */
    double shape() {
        return Math.log((double) width / height);
    }
}
