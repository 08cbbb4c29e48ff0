package dev.fovea.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden values: the first 16 digits of the SHA-256 of Pillow 12.3.0's pixels, made by
 *
 * <pre>{@code
 * import hashlib, numpy as np
 * from PIL import Image
 * y, x, k = np.meshgrid(np.arange(h), np.arange(w), np.arange(c), indexing="ij")
 * p = (((x * 37 + y * 91 + k * 53 + x * y) ^ (x * x * 7)) & 255).astype(np.uint8)
 * i = Image.fromarray(p[:, :, 0] if c == 1 else p).resize((W, H), Image.BILINEAR)
 * hashlib.sha256(np.asarray(i).tobytes()).hexdigest()[:16]
 * }</pre>
 */
class ResizeTest {
    @ParameterizedTest
    @CsvSource({
        "50 x 33 x 3, 28, 28, 80539b0d853fd4b4",
        "500 x 333 x 3, 336, 224, 8093a990ce82e5c0",
        "28 x 28 x 1, 28, 28, 3ade96c5443b82cf",
        "28 x 28 x 1, 64, 64, a5a72e15d3829515",
        "28 x 28 x 3, 28, 17, 844fe499850c9d9a",
        "31 x 7 x 1, 31, 19, 958fdb1cbf3ee455",
        "9 x 300 x 1, 3, 5, aea1ca6d01e8d6c6",
        "1 x 1 x 3, 4, 6, 40433af8a97c3acf",
        "640 x 1 x 3, 17, 1, d083ddee145b8992",
        "100 x 100 x 3, 7, 100, d48ac6d3403ea1e1",
        "333 x 500 x 1, 224, 336, e8d429a8ee2269e6"
    })
    void equalsPillowToTheBit(String source, int width, int height, String hash) {
        Picture resized = Resize.to(FormulaPicture.of(source), width, height);

        assertThat(resized.width()).isEqualTo(width);
        assertThat(resized.height()).isEqualTo(height);
        assertThat(Sha256.of(resized.pixels())).startsWith(hash);
    }

    @ParameterizedTest
    @CsvSource({
        "500 x 333 x 3, 336, 224",
        "40 x 60 x 1, 90, 70",
        "40 x 60 x 3, 40, 20",
        "40 x 60 x 1, 30, 60",
        "40 x 60 x 3, 40, 60"
    })
    void aWindowEqualsResizingTheWholeAndCutting(String source, int width, int height) {
        Picture picture = FormulaPicture.of(source);
        Window window = new Window(7, 3, width - 12, height - 8);

        assertThat(Resize.to(picture, width, height, window)).isEqualTo(window.of(Resize.to(picture, width, height)));
    }

    @Test
    void aFlatPictureStaysFlat() {
        byte[] white = new byte[37 * 41];
        java.util.Arrays.fill(white, (byte) 255);

        assertThat(Resize.to(new Picture(41, 37, 1, white), 100, 13).pixels()).containsOnly((byte) 255);
    }

    @Test
    void aPictureOfTheRightSizeIsNotCopied() {
        Picture picture = FormulaPicture.of(9, 5, 3);

        assertThat(Resize.to(picture, 9, 5)).isSameAs(picture);
    }

    @Test
    void aWindowOutsideIsRefused() {
        Picture picture = FormulaPicture.of(9, 5, 3);

        assertThatThrownBy(() -> Resize.to(picture, 4, 4, new Window(2, 0, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window must lie inside the resized picture of 4 x 4");
    }
}
