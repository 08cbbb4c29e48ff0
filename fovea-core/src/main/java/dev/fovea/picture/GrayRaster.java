package dev.fovea.picture;

import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Gray of any depth, with or without alpha, read by Java's own reader as plain numbers: the native decoder loses the
 * alpha and does not know 2 and 4 bits, and Java's colour conversion would brighten gray.
 */
final class GrayRaster {
    private GrayRaster() {}

    /** @param inverted whether 0 is white */
    static Picture read(byte[] bytes, Sized size, Format format, boolean inverted) {
        Raster raster = JavaImages.read(
                bytes, format, reader -> reader.readAsRenderedImage(0, null).getData());
        if (raster.getWidth() != size.width() || raster.getHeight() != size.height()) {
            throw new UnreadablePicture("damaged " + format.title());
        }
        return onWhite(raster, inverted);
    }

    private static Picture onWhite(Raster raster, boolean inverted) {
        int w = raster.getWidth();
        int h = raster.getHeight();
        int max = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        boolean covered = raster.getNumBands() > 1;
        int[] gray = new int[w];
        int[] alpha = new int[w];
        Arrays.fill(alpha, max);
        byte[] out = new byte[w * h];
        for (int y = 0; y < h; y++) {
            raster.getSamples(0, y, w, 1, 0, gray);
            if (covered) {
                raster.getSamples(0, y, w, 1, 1, alpha);
            }
            for (int x = 0; x < w; x++) {
                double level = (inverted ? max - gray[x] : gray[x]) / (double) max;
                double cover = alpha[x] / (double) max;
                out[y * w + x] = (byte) Math.round(255 * (level * cover + 1 - cover));
            }
        }
        return new Picture(h, w, 1, out);
    }
}
