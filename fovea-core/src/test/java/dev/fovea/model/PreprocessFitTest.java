package dev.fovea.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Sha256;
import dev.fovea.picture.FormulaPicture;
import dev.fovea.picture.Picture;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden values: the first 16 digits of the SHA-256 of what Pillow 12.3.0 makes of the same formula's pictures
 * ({@link FormulaPicture}), with Python's own arithmetic for the sizes:
 *
 * <pre>{@code
 * i = Image.fromarray(p).convert("RGB" or "L"); w, h = i.size; B = Image.BILINEAR
 * CROP:    s = min(w, h); i = i.resize((int(resize * w / s), int(resize * h / s)), B)
 *          l, t = (round((i.size[k] - size) / 2) for k in (0, 1)); i.crop((l, t, l + size, t + size))
 * PAD:     l = max(w, h); n = [max(1, floor(size * k / l + .5)) for k in (w, h)]
 *          Image.new(mode, (size, size)).paste(i.resize(n, B), ((size - n[0]) // 2, (size - n[1]) // 2))
 * STRETCH: i.resize((size, size), B)
 * }</pre>
 */
class PreprocessFitTest {
    @ParameterizedTest
    @CsvSource({
        "500 x 333 x 3, CROP, 224, 256, RGB, 6ea18f1c3d257e2a",
        "333 x 500 x 3, CROP, 64, 64, GRAY, 1e662a1bfbc97d23",
        "50 x 33 x 1, CROP, 28, 28, RGB, fc1ae70b74f15833",
        "40 x 40 x 3, CROP, 40, 40, RGB, 62e495c325f30d97",
        "41 x 40 x 3, CROP, 40, 40, RGB, 62e495c325f30d97",
        "3 x 100 x 3, CROP, 28, 30, RGB, 11381e155f2579d6",
        "500 x 333 x 3, PAD, 224, 224, RGB, dc373af56277c664",
        "20 x 33 x 1, PAD, 28, 28, GRAY, b48cefde5ae17c3f",
        "400 x 1 x 3, PAD, 28, 28, GRAY, 807d6fb660597050",
        "19 x 28 x 1, PAD, 28, 28, GRAY, 850b1b2ed66862d1",
        "50 x 33 x 3, STRETCH, 32, 32, GRAY, 3c7f271364cfe6d6",
        "33 x 50 x 1, STRETCH, 48, 48, RGB, 493815584d7fc76e"
    })
    void equalsPillowToTheBit(String source, Fit fit, int size, int resize, Channels channels, String hash) {
        Picture fitted = preprocess(fit, size, resize, channels).fit(FormulaPicture.of(source));

        assertThat(fitted.width()).isEqualTo(size);
        assertThat(fitted.height()).isEqualTo(size);
        assertThat(fitted.channels()).isEqualTo(channels.count());
        assertThat(Sha256.of(fitted.pixels())).startsWith(hash);
    }

    @Test
    void aPictureThatFitsIsNotCopied() {
        Picture digit = FormulaPicture.of(28, 28, 1);

        for (Fit fit : Fit.values()) {
            assertThat(preprocess(fit, 28, 28, Channels.GRAY).fit(digit)).isSameAs(digit);
        }
    }

    /** Resized as a whole, this one would have two thousand million columns. */
    @Test
    void aThreadOfPixelsTakesNoMoreMemoryThanItsMiddle() {
        Picture thread = FormulaPicture.of(500_000, 1, 1);

        assertThat(preprocess(Fit.CROP, 4000, 4000, Channels.GRAY).fit(thread).width())
                .isEqualTo(4000);
    }

    private static Preprocess preprocess(Fit fit, int size, int resize, Channels channels) {
        return new Preprocess(
                size,
                fit,
                resize,
                channels,
                Collections.nCopies(channels.count(), 0.5),
                Collections.nCopies(channels.count(), 0.25));
    }
}
