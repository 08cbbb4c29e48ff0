package dev.fovea.explain;

import dev.fovea.base.Check;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;

/** Draws the heat on the picture. */
final class Overlay {
    private static final int COLOURS = 256;

    /** How much of the colour covers the hottest place; what is below must still be seen. */
    private static final double MOST = 0.72;

    /** What the network does not see is moved so far to white. */
    private static final double PALE = 0.65;

    private Overlay() {}

    static Picture draw(Explanation explanation, int side) {
        Check.that(side >= 16 && side <= 4096, "side of an overlay must be 16..4096, but was %d", side);
        Picture shown = sized(explanation.picture(), side).withChannels(1);
        int[] colours = new int[COLOURS];
        for (int i = 0; i < COLOURS; i++) {
            colours[i] = HeatColours.of(i / (COLOURS - 1.0));
        }
        double scaleX = (double) explanation.picture().width() / shown.width();
        double scaleY = (double) explanation.picture().height() / shown.height();
        byte[] out = new byte[3 * shown.width() * shown.height()];
        for (int i = 0; i < shown.width() * shown.height(); i++) {
            double x = (i % shown.width() + 0.5) * scaleX;
            int row = i / shown.width();
            double y = (row + 0.5) * scaleY;
            int gray = shown.at(row, i % shown.width(), 0);
            if (explanation.isSeen(x, y)) {
                double heat = explanation.heat(x, y);
                mix(out, i, gray, colours[(int) Math.round(heat * (COLOURS - 1))], MOST * Math.pow(heat, 0.7));
            } else {
                mix(out, i, gray, 0xFFFFFF, PALE);
            }
        }
        return new Picture(shown.height(), shown.width(), 3, out);
    }

    private static void mix(byte[] out, int pixel, int gray, int colour, double share) {
        for (int c = 0; c < 3; c++) {
            int level = (colour >> (8 * (2 - c))) & 255;
            out[3 * pixel + c] = (byte) Math.round(gray + share * (level - gray));
        }
    }

    private static Picture sized(Picture picture, int side) {
        int longest = Math.max(picture.width(), picture.height());
        if (longest <= side) {
            return enlarged(picture, side / longest);
        }
        double scale = (double) side / longest;
        return Resize.to(picture, (int) Math.max(1, Math.round(picture.width() * scale)), (int)
                Math.max(1, Math.round(picture.height() * scale)));
    }

    /** Each pixel as a square of pixels. */
    private static Picture enlarged(Picture picture, int times) {
        int width = picture.width() * times;
        int channels = picture.channels();
        byte[] out = new byte[width * picture.height() * times * channels];
        for (int i = 0; i < out.length; i++) {
            int pixel = i / channels;
            out[i] = (byte) picture.at(pixel / width / times, pixel % width / times, i % channels);
        }
        return new Picture(picture.height() * times, width, channels, out);
    }
}
