package dev.fovea.augment;

import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;

/** Pictures for tests. */
final class Pictures {
    private Pictures() {}

    /** The gray picture that the golden commands compute. */
    static Picture formula(int height, int width) {
        return formula(height, width, 1);
    }

    /** The same with 50 more in each further channel. */
    static Picture formula(int height, int width, int channels) {
        byte[] pixels = new byte[height * width * channels];
        for (int i = 0; i < pixels.length; i++) {
            int r = i / channels / width;
            int c = i / channels % width;
            pixels[i] = (byte) (37 * r + 91 * c + 13 * r * c + 50 * (i % channels));
        }
        return new Picture(height, width, channels, pixels);
    }

    /** Values 1..200, so that black and white come from nowhere but a fault or a fill. */
    static Picture noise(int height, int width, int channels, long seed) {
        byte[] pixels = new byte[height * width * channels];
        var random = Seed.of(seed).random();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (1 + random.nextInt(200));
        }
        return new Picture(height, width, channels, pixels);
    }
}
