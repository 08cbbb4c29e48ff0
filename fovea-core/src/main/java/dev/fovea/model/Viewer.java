package dev.fovea.model;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Window;

/** Makes the views of a picture, each of the network's size. Any thread. */
final class Viewer {
    /** Of a crop's side; 224 of 256 is what the first large networks were judged with. */
    private static final double LARGER = 8.0 / 7;

    private final Preprocess preprocess;
    private final Views views;
    private final int stride;

    Viewer(Preprocess preprocess, Views views) {
        this.preprocess = preprocess;
        this.views = views;
        this.stride =
                preprocess.size() * preprocess.size() * preprocess.channels().count();
    }

    /** Values of all views of one picture. */
    int length() {
        return views.count() * stride;
    }

    int count() {
        return views.count();
    }

    /**
     * Writes all views, the picture as it is first.
     *
     * @param decoded of any size
     * @param offset of the first value
     */
    void show(Picture decoded, byte[] out, int offset) {
        int at = put(preprocess.fit(decoded), out, offset);
        if (views.isCropped()) {
            Preprocess wider = wider();
            Picture larger = wider.fit(decoded);
            int rest = wider.size() - preprocess.size();
            at = put(larger, 0, 0, out, at);
            at = put(larger, rest, 0, out, at);
            at = put(larger, 0, rest, out, at);
            at = put(larger, rest, rest, out, at);
            put(larger, (rest + 1) / 2, (rest + 1) / 2, out, at);
        }
        if (views.isMirrored()) {
            mirror(out, offset, length() / 2);
        }
    }

    /** The same preprocess for a picture so much larger that a crop of the network's size shows 7/8 of it. */
    private Preprocess wider() {
        int size = (int) Math.min(4096, Math.round(preprocess.size() * LARGER));
        int resize = (int) ((long) preprocess.resize() * size / preprocess.size());
        return new Preprocess(
                size, preprocess.fit(), resize, preprocess.channels(), preprocess.mean(), preprocess.spread());
    }

    private int put(Picture larger, int left, int top, byte[] out, int at) {
        return put(new Window(left, top, preprocess.size(), preprocess.size()).of(larger), out, at);
    }

    private static int put(Picture view, byte[] out, int at) {
        System.arraycopy(view.pixels(), 0, out, at, view.pixels().length);
        return at + view.pixels().length;
    }

    /** Puts the mirror images of so many values behind them. */
    private void mirror(byte[] out, int offset, int length) {
        int channels = preprocess.channels().count();
        int row = preprocess.size() * channels;
        for (int start = offset; start < offset + length; start += row) {
            for (int i = 0; i < row; i += channels) {
                System.arraycopy(out, start + i, out, start + length + row - channels - i, channels);
            }
        }
    }

    /**
     * The mean over the views of each picture.
     *
     * @param rows shape [pictures * views, k]
     * @return shape [pictures, k]; the same object where there is one view
     */
    float[] average(float[] rows, int k) {
        if (count() == 1) {
            return rows;
        }
        float[] out = new float[rows.length / count()];
        for (int i = 0; i < out.length; i++) {
            int first = i / k * count() * k + i % k;
            double sum = 0;
            for (int view = 0; view < count(); view++) {
                sum += rows[first + view * k];
            }
            out[i] = (float) (sum / count());
        }
        return out;
    }
}
