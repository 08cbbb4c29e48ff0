package dev.fovea.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.picture.MadeFiles.Made;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Small files of every kind, against the pixels that Pillow sees in them. */
class EveryFormatTest {
    static List<Made> files() {
        return MadeFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void looksAsInPillow(Made file) {
        Picture picture = Pictures.decode(file.bytes());

        assertThat(picture).hasToString(file.picture().toString());
        // inks become colours by other formulas; lossy WebP and JPEG in TIFF by other versions of the same library
        boolean inks = file.name().contains("cmyk")
                || file.name().contains("CMYK")
                || file.name().contains("ycck");
        assertThat(difference(file.picture(), picture)).isLessThan(inks ? 6 : 1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void checkingSaysWhatDecodingFinds(Made file) {
        PictureHeader header = Pictures.check(file.bytes());
        Picture picture = Pictures.decode(file.bytes());

        assertThat(header.shortSide()).isEqualTo(Math.min(picture.width(), picture.height()));
        assertThat(header.misnamed("folder/" + file.name())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void noCutIsTakenForThePicture(Made file) {
        for (int length = 0; length < file.bytes().length; length += 13) {
            byte[] cut = Arrays.copyOf(file.bytes(), length);
            try {
                // what lies behind the pixels (a trailer, a directory, a second frame) may be missing
                assertThat(difference(file.picture(), Pictures.decode(cut))).isLessThan(6);
            } catch (UnreadablePicture e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg, colour.jpg, ",
        "a.JPEG, colour.jpg, ",
        "a.jpg, RGB.png, 'named .jpg, but is a PNG'",
        "a.PNG, lossy.webp, 'named .png, but is a WebP'",
        "a.tif, L.gif, 'named .tif, but is a GIF'",
        "a.dat, L.gif, ",
        "a, L.gif, "
    })
    void aWrongNameIsNoticedAndTheFileIsRead(String name, String made, String wrong) {
        Made file = MadeFiles.all().stream()
                .filter(f -> f.name().equals(made))
                .findFirst()
                .orElseThrow();

        assertThat(Pictures.check(file.bytes()).misnamed(name).orElse(null)).isEqualTo(wrong);
        assertThat(Pictures.decode(file.bytes()).width())
                .isEqualTo(file.picture().width());
    }

    @Test
    void allOrientationsOfAllFormatsAreTheSamePicture() {
        for (String kind : List.of("jpeg", "png", "tiff", "webp")) {
            List<Made> turned = MadeFiles.all().stream()
                    .filter(f -> f.name().matches("turned-\\d\\." + kind))
                    .toList();
            assertThat(turned).hasSize(8);
            Picture stored = Pictures.decode(turned.get(0).bytes());
            for (int code = 2; code <= 8; code++) {
                Picture expected = new Orientation(code).apply(stored);
                assertThat(Pictures.decode(turned.get(code - 1).bytes()))
                        .as("%s %d", kind, code)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void whatIsNotReadIsNamed() {
        byte[] gray = file("L-raw.tif");

        assertThatThrownBy(() -> Pictures.decode(retagged(gray, 258, 32)))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessage("32-bit TIFF is not supported");
        assertThatThrownBy(() -> Pictures.decode(retagged(gray, 259, 34712)))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessage("TIFF with compression 34712 is not supported");
    }

    private static byte[] file(String name) {
        return MadeFiles.all().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    /** The same TIFF (low byte first) with another number as the value of a tag. */
    private static byte[] retagged(byte[] tiff, int tag, int value) {
        byte[] copy = tiff.clone();
        ByteView view = ByteView.of(tiff, java.nio.ByteOrder.LITTLE_ENDIAN, "TIFF");
        int directory = view.i32(4);
        for (int i = 0; i < view.u16(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if (view.u16(entry) == tag) {
                copy[entry + 8] = (byte) value;
                copy[entry + 9] = (byte) (value >> 8);
            }
        }
        return copy;
    }

    private static double difference(Picture a, Picture b) {
        if (a.pixels().length != b.pixels().length) {
            return 255;
        }
        return IntStream.range(0, a.pixels().length)
                .map(i -> Math.abs((a.pixels()[i] & 0xff) - (b.pixels()[i] & 0xff)))
                .average()
                .orElseThrow();
    }
}
