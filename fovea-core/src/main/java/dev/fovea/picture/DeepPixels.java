package dev.fovea.picture;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decoded pixels with alpha or 16 bits become plain 8-bit pixels, row by row. Alpha is laid on white; 16 bits are
 * divided by 257, rounded, so that 65535 becomes 255 (and nothing is cut off or saturated).
 */
final class DeepPixels {
    private final Mat mat;
    private final int samples;
    private final int max;
    private final Kind kind;
    private final int[] row;

    /**
     * What the decoded numbers mean, as far as they do not say it themselves.
     *
     * @param channels 1 or 3 that are wanted
     * @param transparent the gray level that means transparent, as decoded; -1 where there is none
     * @param multiplied whether colours have been multiplied by alpha already
     * @param inverted whether 0 is white
     */
    record Kind(int channels, int transparent, boolean multiplied, boolean inverted) {}

    private DeepPixels(Mat mat, Kind kind) {
        this.mat = mat;
        this.samples = mat.channels();
        this.max = mat.depth() == opencv_core.CV_16U ? 65535 : 255;
        this.kind = kind;
        this.row = new int[mat.cols() * samples];
    }

    static Picture flatten(Mat mat, Kind kind) {
        if (mat.depth() != opencv_core.CV_16U && mat.depth() != opencv_core.CV_8U) {
            throw new UnreadablePicture("pixels of that many bits are not supported");
        }
        return new DeepPixels(mat, kind).flatten(kind.channels);
    }

    private Picture flatten(int channels) {
        byte[] out = new byte[mat.rows() * mat.cols() * channels];
        int at = 0;
        for (int y = 0; y < mat.rows(); y++) {
            readRow(y);
            for (int x = 0; x < row.length; x += samples) {
                int alpha = alpha(x);
                for (int c = 0; c < channels; c++) {
                    int sample = samples < 3 ? x : x + 2 - c; // OpenCV's order is blue, green, red
                    out[at++] = (byte) toByte(onWhite(row[sample], alpha));
                }
            }
        }
        return new Picture(mat.rows(), mat.cols(), channels, out);
    }

    private void readRow(int y) {
        if (max == 255) {
            byte[] bytes = new byte[row.length];
            new BytePointer(mat.ptr(y)).get(bytes);
            for (int i = 0; i < row.length; i++) {
                row[i] = bytes[i] & 0xff;
            }
        } else {
            short[] words = new short[row.length];
            new ShortPointer(mat.ptr(y)).get(words);
            for (int i = 0; i < row.length; i++) {
                row[i] = words[i] & 0xffff;
            }
        }
    }

    private int alpha(int x) {
        if (samples == 4) {
            return row[x + 3];
        }
        return samples == 1 && row[x] == kind.transparent ? 0 : max;
    }

    private int onWhite(int stored, int alpha) {
        int value = kind.inverted ? max - stored : stored;
        if (kind.multiplied) {
            return Math.min(value + max - alpha, max);
        }
        return (int) (((long) value * alpha + (long) max * (max - alpha) + max / 2) / max);
    }

    private int toByte(int value) {
        return max == 255 ? value : (value + 128) / 257;
    }
}
