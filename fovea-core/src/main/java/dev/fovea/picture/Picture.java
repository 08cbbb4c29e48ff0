package dev.fovea.picture;

import dev.fovea.base.Check;
import java.util.Arrays;

/**
 * A decoded picture: rows from top to bottom, pixels from left to right, channels side by side, one byte each
 * (0..255, unsigned). One channel is gray, three are red, green, blue. Upright: EXIF orientation has been applied.
 *
 * <p>Immutable by agreement: the array is not copied, because copying every picture would cost more than resizing it;
 * nobody writes to it after construction. Safe from any thread.
 */
public final class Picture {
    private final int height;
    private final int width;
    private final int channels;
    private final byte[] pixels;

    /**
     * @param pixels shape [height, width, channels], row by row; handed over, not copied
     * @throws IllegalArgumentException if a side is below 1, channels are neither 1 nor 3, or the length differs
     */
    public Picture(int height, int width, int channels, byte[] pixels) {
        Check.that(height > 0 && width > 0, "picture sides must be at least 1, but were %d x %d", width, height);
        Check.that(channels == 1 || channels == 3, "picture channels must be 1 or 3, but were %d", channels);
        long length = (long) height * width * channels;
        Check.that(length == pixels.length, "picture bytes must be %d, but were %d", length, pixels.length);
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.pixels = pixels;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Pixels in a row. */
    public int width() {
        return width;
    }

    /** 1 (gray) or 3 (red, green, blue). */
    public int channels() {
        return channels;
    }

    /** The pixels themselves, shape [height, width, channels]; not a copy, not to be written to. */
    public byte[] pixels() {
        return pixels;
    }

    /** One value, 0..255. */
    public int at(int row, int column, int channel) {
        return pixels[(row * width + column) * channels + channel] & 0xff;
    }

    /** The same picture with one channel (ITU-R 601-2 luma, as Pillow rounds it) or three (gray repeated). */
    public Picture withChannels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        Check.that(wanted == 1 || wanted == 3, "picture channels must be 1 or 3, but were %d", wanted);
        int n = height * width;
        byte[] out = new byte[n * wanted];
        for (int i = 0; i < n; i++) {
            if (wanted == 3) {
                Arrays.fill(out, 3 * i, 3 * i + 3, pixels[i]);
            } else {
                int r = pixels[3 * i] & 0xff;
                int g = pixels[3 * i + 1] & 0xff;
                int b = pixels[3 * i + 2] & 0xff;
                out[i] = (byte) ((r * 19595 + g * 38470 + b * 7471 + 0x8000) >> 16);
            }
        }
        return new Picture(height, width, wanted, out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that
                && height == that.height
                && width == that.width
                && channels == that.channels
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels) * 31 + width;
    }

    @Override
    public String toString() {
        return "Picture [" + height + ", " + width + ", " + channels + "]";
    }
}
