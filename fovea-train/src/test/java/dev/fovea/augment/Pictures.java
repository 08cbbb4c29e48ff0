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

    /** A golden picture: a slope that turns at black and at white. */
    static Picture smooth(int height, int width, int channels) {
        return of(height, width, channels, (r, c, k) -> Math.abs((9 * r + 14 * c + 70 * k) % 510 - 255));
    }

    /** A golden picture: values 60..159, some rare. */
    static Picture dull(int height, int width, int channels) {
        return of(height, width, channels, (r, c, k) -> 60 + (r * r + 3 * c * c + 17 * k) % 100);
    }

    /** A golden picture by its name in golden.py. */
    static Picture named(String name, int height, int width, int channels) {
        return switch (name) {
            case "rough" -> formula(height, width, channels);
            case "smooth" -> smooth(height, width, channels);
            case "dull" -> dull(height, width, channels);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private interface Formula {
        int at(int row, int column, int channel);
    }

    private static Picture of(int height, int width, int channels, Formula formula) {
        byte[] pixels = new byte[height * width * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) formula.at(i / channels / width, i / channels % width, i % channels);
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
