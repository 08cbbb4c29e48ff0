package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.SplittableRandom;

/**
 * Takes the colour away with probability {@code p}, the three channels stay; torchvision's {@code RandomGrayscale(p)}. Gray
 * is ITU-R 601-2 luma as Pillow rounds it.
 *
 * @param p 0..1; 0.1 is torchvision's default
 */
public record Gray(@JsonProperty(required = true) double p) implements Photometric {
    /** Checks the range. */
    public Gray {
        Change.checkP(p, "gray");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> (Retouch) (canvas, planes) -> gray(canvas));
    }

    static int luma(int red, int green, int blue) {
        return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
    }

    static void gray(Canvas canvas) {
        if (canvas.channels() == 1) {
            return;
        }
        byte[] pixels = canvas.bytes();
        int end = canvas.offset() + canvas.length();
        for (int i = canvas.offset(); i < end; i += 3) {
            byte luma = (byte) luma(pixels[i] & 0xff, pixels[i + 1] & 0xff, pixels[i + 2] & 0xff);
            pixels[i] = luma;
            pixels[i + 1] = luma;
            pixels[i + 2] = luma;
        }
    }
}
