package dev.fovea.audit;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import java.util.Arrays;

/**
 * How light, how rich in contrast and how sharp a picture is.
 *
 * @param low brightness below which one pixel in 200 lies, 0..255
 * @param high brightness above which one pixel in 200 lies, 0..255
 * @param sharpness mean size of the Laplacian in the sharper parts of the picture, as a share of its contrast; at a short
 *     side of at most {@value #SIDE} pixels, so that pictures of any size can be compared
 */
record Exposure(int low, int high, double sharpness) {
    private static final int SIDE = 256;
    private static final int TILES = 8;
    /** So a sharp flower before a soft background counts as sharp. */
    private static final double SHARPER = 0.9;

    private static final int OUTLIERS = 200;

    static Exposure of(Picture picture) {
        Picture gray = smaller(picture).withChannels(1);
        int[] histogram = new int[256];
        for (byte value : gray.pixels()) {
            histogram[value & 0xff]++;
        }
        int few = gray.pixels().length / OUTLIERS;
        int low = 0;
        for (int seen = histogram[0]; seen <= few; seen += histogram[++low]) {}
        int high = 255;
        for (int seen = histogram[255]; seen <= few; seen += histogram[--high]) {}
        return new Exposure(low, high, sharpness(gray) / Math.max(1, high - low));
    }

    private static Picture smaller(Picture picture) {
        int side = Math.min(picture.width(), picture.height());
        if (side <= SIDE) {
            return picture;
        }
        int width = Math.max(1, Math.round((float) picture.width() * SIDE / side));
        int height = Math.max(1, Math.round((float) picture.height() * SIDE / side));
        return Resize.to(picture, width, height);
    }

    private static double sharpness(Picture gray) {
        int w = gray.width();
        int h = gray.height();
        if (w < 3 || h < 3) {
            return 0;
        }
        double[] sums = new double[TILES * TILES];
        int[] counts = new int[TILES * TILES];
        for (int y = 1; y < h - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                int tile = y * TILES / h * TILES + x * TILES / w;
                int around = gray.at(y, x - 1, 0) + gray.at(y, x + 1, 0) + gray.at(y - 1, x, 0) + gray.at(y + 1, x, 0);
                sums[tile] += Math.abs(4 * gray.at(y, x, 0) - around);
                counts[tile]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        Arrays.sort(sums);
        return sums[(int) (SHARPER * (sums.length - 1))];
    }
}
