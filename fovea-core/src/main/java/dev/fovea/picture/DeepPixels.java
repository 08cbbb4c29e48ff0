package dev.fovea.picture;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decoded PNG pixels with alpha or 16 bits become plain 8-bit pixels, row by row. Alpha is laid on white; 16 bits are
 * divided by 257, rounded, so that 65535 becomes 255 (and nothing is cut off or saturated).
 */
final class DeepPixels {
    private final Mat mat;
    private final int samples;
    private final int max;
    private final int transparentGray;
    private final int[] row;

    private DeepPixels(Mat mat, int transparentGray) {
        this.mat = mat;
        this.samples = mat.channels();
        this.max = mat.depth() == opencv_core.CV_16U ? 65535 : 255;
        this.transparentGray = transparentGray;
        this.row = new int[mat.cols() * samples];
    }

    static Picture flatten(Mat mat, Png header) {
        // OpenCV widens 1, 2 and 4 bits to 8
        int level = header.transparentGray();
        int widened = header.bits() < 8 && level >= 0 ? level * 255 / ((1 << header.bits()) - 1) : level;
        return new DeepPixels(mat, widened).flatten(header.isGray() ? 1 : 3);
    }

    private Picture flatten(int channels) {
        byte[] out = new byte[mat.rows() * mat.cols() * channels];
        int at = 0;
        for (int y = 0; y < mat.rows(); y++) {
            readRow(y);
            for (int x = 0; x < row.length; x += samples) {
                int alpha = alpha(x);
                for (int c = 0; c < channels; c++) {
                    int sample = samples == 1 ? x : x + 2 - c; // OpenCV's order is blue, green, red
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
        return samples == 1 && row[x] == transparentGray ? 0 : max;
    }

    private int onWhite(int value, int alpha) {
        return (int) (((long) value * alpha + (long) max * (max - alpha) + max / 2) / max);
    }

    private int toByte(int value) {
        return max == 255 ? value : (value + 128) / 257;
    }
}
