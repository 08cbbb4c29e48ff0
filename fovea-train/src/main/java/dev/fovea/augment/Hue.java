package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Turns all colours around the circle of hues by a share of it between {@code -amount} and {@code +amount}, each as likely;
 * brightest and darkest channel of a pixel keep their values, so that grays stay gray. torchvision's
 * {@code ColorJitter(hue=amount)}. A gray picture stays as it is.
 *
 * @param amount 0..0.5; 0.5 reaches every hue, 0.1 is usual; changes what colours mean
 */
public record Hue(@JsonProperty(required = true) double amount) implements Photometric {
    /** Checks the range. */
    public Hue {
        Check.that(amount >= 0 && amount <= 0.5, "hue amount must be 0..0.5, but was %s", amount);
    }

    @Override
    public Change draw(SplittableRandom random) {
        return by(Range.around(0, amount).draw(random));
    }

    /** By this share of the circle. */
    static Change by(double turn) {
        float sixths = (float) (6 * turn);
        return turn == 0 ? Toned.NOTHING : (Retouch) (canvas, planes) -> turn(canvas, sixths);
    }

    private static void turn(Canvas canvas, float sixths) {
        if (canvas.channels() == 1) {
            return;
        }
        byte[] pixels = canvas.bytes();
        int end = canvas.offset() + canvas.length();
        for (int i = canvas.offset(); i < end; i += 3) {
            int red = pixels[i] & 0xff;
            int green = pixels[i + 1] & 0xff;
            int blue = pixels[i + 2] & 0xff;
            int most = Math.max(red, Math.max(green, blue));
            int least = Math.min(red, Math.min(green, blue));
            if (most > least) {
                float hue = hue(red, green, blue, most, most - least) + sixths;
                put(pixels, i, hue < 0 ? hue + 6 : hue >= 6 ? hue - 6 : hue, most, most - least);
            }
        }
    }

    /** In sixths of the circle, -1..5: red at 0, green at 2, blue at 4. */
    private static float hue(int red, int green, int blue, int most, int range) {
        if (most == red) {
            return (float) (green - blue) / range;
        }
        return most == green ? 2 + (float) (blue - red) / range : 4 + (float) (red - green) / range;
    }

    private static void put(byte[] pixels, int at, float hue, int most, int range) {
        int sector = (int) hue;
        float part = hue - sector;
        byte high = (byte) most;
        byte low = (byte) (most - range);
        byte falling = (byte) (most - range * part + 0.5f);
        byte rising = (byte) (most - range * (1 - part) + 0.5f);
        switch (sector) {
            case 0 -> put(pixels, at, high, rising, low);
            case 1 -> put(pixels, at, falling, high, low);
            case 2 -> put(pixels, at, low, high, rising);
            case 3 -> put(pixels, at, low, falling, high);
            case 4 -> put(pixels, at, rising, low, high);
            default -> put(pixels, at, high, low, falling);
        }
    }

    private static void put(byte[] pixels, int at, byte red, byte green, byte blue) {
        pixels[at] = red;
        pixels[at + 1] = green;
        pixels[at + 2] = blue;
    }
}
