package dev.fovea.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Sha256;
import dev.fovea.data.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as the world has them; skipped where shared/data is absent. */
class RealPicturesTest {
    /**
     * The SHA-256 of all pixels, made by Pillow 12.3.0:
     *
     * <pre>{@code
     * for p in sorted(Path("flowers").rglob("*.jpg"), key=lambda p: p.as_posix()):
     *     h.update(np.asarray(Image.open(p).convert("RGB")).tobytes())
     * }</pre>
     */
    @Test
    void photographsEqualPillowsToTheBit() throws IOException {
        MessageDigest digest = Sha256.digest();
        try (Stream<Path> files = Files.walk(SharedData.path("flowers"))) {
            List<Path> photographs =
                    files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList();
            photographs.forEach(f -> digest.update(Pictures.read(f).pixels()));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("afcdcf790717b8445cf662fa591d1f1ee9ed65eda53b4cc909a2caff75a4b9bb");
    }

    /** The eight files show one landscape, each stored another way round. */
    @Test
    void allEightOrientationsLookAlike() {
        Path folder = SharedData.path("fixtures/exif-orientation");
        Picture first = small(folder.resolve("Landscape_1.jpg"));

        for (int code = 2; code <= 8; code++) {
            Picture other = small(folder.resolve("Landscape_" + code + ".jpg"));
            // each file was compressed anew; a wrongly turned one differs by 40 and more
            assertThat(difference(first, other)).as("orientation %d", code).isLessThan(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pillow/hopper_gray.jpg, 128, 128, 1",
        "pillow/hopper_bad_exif.jpg, 500, 500, 1",
        "pillow/junk_jpeg_header.jpg, 1024, 768, 3",
        "pillow/tRNS_null_1x1.png, 1, 1, 3",
        "pillow/1_trns.png, 64, 64, 1",
        "pillow/apng/delay.png, 128, 64, 3",
        "pillow/decompression_bomb_extents.gif, 100, 100, 3",
        "pillow/bmp/g/rgb16.bmp, 127, 64, 3",
        "pillow/bmp/b/badplanes.bmp, 127, 64, 1",
        "image-rs/images/jpg/progressive/3.jpg, 650, 470, 3",
        "libjpeg-turbo/testimgari.jpg, 227, 149, 3",
        "libjpeg-turbo/monkey16.png, 149, 227, 3"
    })
    void oddFilesAreRead(String name, int width, int height, int channels) {
        Path file = SharedData.path("fixtures").resolve(name);

        Pictures.check(file);
        assertThat(Pictures.read(file)).hasToString("Picture [" + height + ", " + width + ", " + channels + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "pillow/truncated_image.png, truncated PNG",
        "pillow/decompression_bomb.gif, truncated GIF",
        "pillow/bmp/b/badwidth.bmp, damaged: its header says -127 x 64",
        "image-rs/bad/bmp/Bad_shortfile.bmp, truncated BMP",
        "image-rs/bad/bmp/Bad_clrsUsed.bmp, damaged BMP (4278190086 colours)",
        "image-rs/bad/bmp/Bad_badbitcount.bmp, damaged BMP (30000 bits a pixel)",
        "image-rs/regression/jpg/oss-fuzz-36829.jpeg, truncated JPEG",
        "libjpeg-turbo/monkey12.jpg, 12-bit JPEG is not supported"
    })
    void theCheckAloneNamesTheReason(String name, String reason) {
        Path file = SharedData.path("fixtures").resolve(name);

        assertThatThrownBy(() -> Pictures.check(file))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessage(reason);
    }

    private static Picture small(Path file) {
        Picture picture = Pictures.read(file);
        return Resize.to(picture, 60, 40);
    }

    private static double difference(Picture a, Picture b) {
        assertThat(b.pixels()).hasSameSizeAs(a.pixels());
        return IntStream.range(0, a.pixels().length)
                .map(i -> Math.abs((a.pixels()[i] & 0xff) - (b.pixels()[i] & 0xff)))
                .average()
                .orElseThrow();
    }
}
