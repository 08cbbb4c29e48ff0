package dev.fovea.explain;

import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;

/** Pixels as the network reads them: {@code (value / 255 - mean) / spread} for each channel. */
final class Normalised {
    private Normalised() {}

    static float[] of(Picture fitted, Preprocess preprocess) {
        return of(fitted.pixels(), preprocess);
    }

    /** In the order of the pixels, [n, h, w, c]. */
    static float[] of(byte[] pixels, Preprocess preprocess) {
        int channels = preprocess.channels().count();
        float[] out = new float[pixels.length];
        for (int c = 0; c < channels; c++) {
            double mean = preprocess.mean().get(c);
            double spread = preprocess.spread().get(c);
            for (int i = c; i < out.length; i += channels) {
                out[i] = (float) (((pixels[i] & 255) / 255.0 - mean) / spread);
            }
        }
        return out;
    }

    /** The mean colour of the training pictures as a pixel. */
    static byte[] mean(Preprocess preprocess) {
        byte[] out = new byte[preprocess.channels().count()];
        for (int c = 0; c < out.length; c++) {
            out[c] = (byte) Math.round(
                    255 * Math.max(0, Math.min(1, preprocess.mean().get(c))));
        }
        return out;
    }
}
