package dev.fovea.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats, channels, alpha, depth, orientation and what is refused, on files made here. */
class PicturesTest {
    @Test
    void colourPngIsRedGreenBlue() {
        byte[] png = new PngBytes(2, 1, 8, 2).pixels(0, 255, 1, 2, 3, 4, 5).end();

        assertThat(Pictures.decode(png)).isEqualTo(picture(1, 2, 3, 255, 1, 2, 3, 4, 5));
    }

    @Test
    void grayPngKeepsOneChannel() {
        byte[] png = new PngBytes(3, 1, 8, 0).pixels(0, 0, 128, 255).end();

        assertThat(Pictures.decode(png)).isEqualTo(picture(1, 3, 1, 0, 128, 255));
    }

    @Test
    void sixteenBitsAreDividedBy257AndRounded() {
        byte[] png = new PngBytes(4, 1, 16, 0)
                .pixels(0, 0xff, 0xff, 0x80, 0x80, 0x00, 0x80, 0x00, 0x81)
                .end();

        // 65535, 32896, 128 (just below half of 257), 129 (just above)
        assertThat(Pictures.decode(png)).isEqualTo(picture(1, 4, 1, 255, 128, 0, 1));
    }

    @Test
    void alphaIsLaidOnWhite() {
        byte[] png = new PngBytes(3, 1, 8, 6)
                .pixels(0, 10, 20, 30, 255, 10, 20, 30, 0, 100, 0, 255, 128)
                .end();

        // 100 * 128/255 + 255 * 127/255 = 177.2; 0 + 127 = 127; 255
        assertThat(Pictures.decode(png)).isEqualTo(picture(1, 3, 3, 10, 20, 30, 255, 255, 255, 177, 127, 255));
    }

    @Test
    void grayWithAlphaStaysGray() {
        byte[] png = new PngBytes(2, 1, 8, 4).pixels(0, 40, 255, 40, 0).end();

        assertThat(Pictures.decode(png)).isEqualTo(picture(1, 2, 1, 40, 255));
    }

    @Test
    void sixteenBitAlphaIsLaidOnWhite() {
        byte[] png = new PngBytes(1, 1, 16, 6)
                .pixels(0, 0xff, 0xff, 0x00, 0x00, 0x80, 0x00, 0x80, 0x00)
                .end();

        // green: 65535 * (1 - 32768/65535) = 32767, blue: 32768 * 0.5 + 32767 = 49151
        assertThat(Pictures.decode(png)).isEqualTo(picture(1, 1, 3, 255, 127, 191));
    }

    @Test
    void theTransparentGrayLevelIsWhite() {
        byte[] png = new PngBytes(4, 1, 4, 0)
                .chunk("tRNS", (byte) 0, (byte) 3)
                .pixels(0, 0x23, 0x4f)
                .end();

        assertThat(Pictures.decode(png)).isEqualTo(picture(1, 4, 1, 34, 255, 68, 255));
    }

    @Test
    void paletteBecomesColour() {
        byte[] png = new PngBytes(2, 1, 8, 3)
                .chunk("PLTE", (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6)
                .pixels(0, 1, 0)
                .end();

        assertThat(Pictures.decode(png)).isEqualTo(picture(1, 2, 3, 4, 5, 6, 1, 2, 3));
    }

    /** Made by Pillow 12.3.0, then the canvas enlarged to 5 x 4 and the frame moved to column 1, row 2. */
    @Test
    void gifsFirstFrameLiesOnItsCanvas() {
        byte[] gif = Base64.getDecoder()
                .decode("R0lGODlhBQAEAIEAAP8AAAD/AAAA/wkJCSH5BAEAAAMALAEAAgADAAIAAAgIAAEEEDBAYEAAOw==");
        int[] expected = new int[5 * 4 * 3];
        Arrays.fill(expected, 255);
        colour(expected, 11, 255, 0, 0);
        colour(expected, 12, 0, 255, 0);
        colour(expected, 13, 0, 0, 255);
        colour(expected, 17, 255, 0, 0);
        colour(expected, 18, 0, 255, 0);

        assertThat(Pictures.decode(gif)).isEqualTo(picture(4, 5, 3, expected));
    }

    @Test
    void bmpIsReadAndGrayTablesStayGray() throws IOException {
        assertThat(Pictures.decode(written("bmp", BufferedImage.TYPE_INT_RGB))).isEqualTo(gradient(3));
        assertThat(Pictures.decode(written("bmp", BufferedImage.TYPE_BYTE_GRAY)).channels())
                .isEqualTo(1);
    }

    @Test
    void jpegIsReadToWithinItsLoss() throws IOException {
        Picture jpeg = Pictures.decode(written("jpg", BufferedImage.TYPE_INT_RGB));

        assertThat(jpeg.channels()).isEqualTo(3);
        assertThat(jpeg.at(20, 40, 0)).isCloseTo(gradient(3).at(20, 40, 0), within(6));
        assertThat(Pictures.decode(written("jpg", BufferedImage.TYPE_BYTE_GRAY)).channels())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({ // by Pillow 12.3.0's ImageOps.exif_transpose of [[10, 20, 30], [40, 50, 60]]
        "1, 3, 10 20 30 40 50 60",
        "2, 3, 30 20 10 60 50 40",
        "3, 3, 60 50 40 30 20 10",
        "4, 3, 40 50 60 10 20 30",
        "5, 2, 10 40 20 50 30 60",
        "6, 2, 40 10 50 20 60 30",
        "7, 2, 60 30 50 20 40 10",
        "8, 2, 30 60 20 50 10 40"
    })
    void pngIsTurnedUprightOnce(int code, int width, String expected) {
        byte[] png = new PngBytes(3, 2, 8, 0)
                .chunk("eXIf", Exif.block(code))
                .pixels(0, 10, 20, 30, 0, 40, 50, 60)
                .end();
        int[] values =
                Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray();

        assertThat(Pictures.decode(png)).isEqualTo(picture(6 / width, width, 1, values));
    }

    @Test
    void jpegIsTurnedUprightOnce() throws IOException {
        byte[] jpeg = written("jpg", BufferedImage.TYPE_INT_RGB);
        Picture stored = Pictures.decode(jpeg);
        Picture upright = Pictures.decode(Exif.inJpeg(jpeg, 6));

        assertThat(upright.width()).isEqualTo(stored.height());
        assertThat(upright.at(0, upright.width() - 1, 1)).isEqualTo(stored.at(0, 0, 1));
        assertThat(upright.at(upright.height() - 1, 0, 2))
                .isEqualTo(stored.at(stored.height() - 1, stored.width() - 1, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 6000})
    void anOrientationOutOfRangeIsPassedOver(int code) throws IOException {
        byte[] jpeg = written("jpg", BufferedImage.TYPE_INT_RGB);

        assertThat(Pictures.decode(Exif.inJpeg(jpeg, code))).isEqualTo(Pictures.decode(jpeg));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif"})
    void everyCutIsNoticed(String format) throws IOException {
        byte[] whole = written(format, BufferedImage.TYPE_INT_RGB);
        int needed = format.equals("gif") ? whole.length - 1 : whole.length; // the first frame ends before the trailer
        for (int length = 30; length < needed; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Pictures.decode(cut))
                    .as("%s of %d bytes cut to %d", format, whole.length, length)
                    .isInstanceOf(UnreadablePicture.class)
                    .hasMessageStartingWith("truncated ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif"})
    void bytesAfterTheEndDoNoHarm(String format) throws IOException {
        byte[] whole = written(format, BufferedImage.TYPE_INT_RGB);

        assertThat(Pictures.decode(Arrays.copyOf(whole, whole.length + 1000))).isEqualTo(Pictures.decode(whole));
    }

    @Test
    void aPngWithAWrongChecksumIsDamaged() throws IOException {
        byte[] png = written("png", BufferedImage.TYPE_INT_RGB);
        png[png.length / 2] ^= 1;

        assertUnreadable(png, "damaged PNG (checksum of IDAT)");
    }

    @Test
    void theSizeIsCheckedBeforeDecoding() {
        assertUnreadable(
                new PngBytes(50_000, 50_000, 1, 0)
                        .chunk("IDAT", new byte[400_000])
                        .end(),
                "too large: 50000 x 50000 pixels, and at most 100 megapixels are read");
        assertUnreadable(
                new PngBytes(5000, 5000, 8, 2).pixels(0).end(), "damaged PNG (fewer pixels than its header says)");
        assertUnreadable(new PngBytes(0, 5, 8, 0).pixels(0).end(), "damaged: its header says 0 x 5");
    }

    @Test
    void damagedPixelsAreNotTakenForAPicture() {
        assertUnreadable(new PngBytes(4, 4, 8, 0).chunk("IDAT", new byte[20]).end(), "damaged PNG");
        assertUnreadable(new PngBytes(4, 4, 8, 0).pixels(0, 1, 2, 3, 4).withoutEnd(), "truncated PNG");
    }

    @ParameterizedTest
    @CsvSource({
        "'RIFF\u0001\u0002\u0003\u0004WEBPVP8 ', truncated WebP",
        "'II*\u0000\u0008\u0000\u0000\u0000', truncated TIFF",
        "'\u0000\u0000\u0000\u0018ftypheic', HEIF is not supported",
        "'P5\n2 2\n255\n', truncated PNM",
        "'P7\nWIDTH 2\n', PAM is not supported",
        "'<!DOCTYPE html><html>', not a picture: a web page",
        "'Not Found, sorry.', 'not a picture: starts with \"Not Found, sorry\"'",
        "'\u0001\u0002\u0003', not a picture: starts with bytes 01 02 03"
    })
    void whatItIsInsteadIsSaid(String content, String reason) {
        assertUnreadable(content.getBytes(StandardCharsets.ISO_8859_1), reason);
    }

    @Test
    void emptyAndMissingFilesAreNamed(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("a.jpg"));

        assertThatThrownBy(() -> Pictures.read(empty))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessage("empty file");
        assertThatThrownBy(() -> Pictures.check(folder.resolve("b.jpg")))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessage("cannot be opened (there is no such file)");
    }

    @Test
    void aJavaImageBecomesAPicture() {
        BufferedImage gray = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setSample(1, 0, 0, 77);
        BufferedImage glass = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(0, 0, 0xff010203);

        assertThat(Pictures.of(gray)).isEqualTo(picture(1, 2, 1, 0, 77));
        assertThat(Pictures.of(glass)).isEqualTo(picture(1, 2, 3, 1, 2, 3, 255, 255, 255));
    }

    private static void assertUnreadable(byte[] bytes, String reason) {
        assertThatThrownBy(() -> Pictures.decode(bytes))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessage(reason);
    }

    private static Picture picture(int height, int width, int channels, int... values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) values[i];
        }
        return new Picture(height, width, channels, pixels);
    }

    private static void colour(int[] values, int pixel, int red, int green, int blue) {
        values[3 * pixel] = red;
        values[3 * pixel + 1] = green;
        values[3 * pixel + 2] = blue;
    }

    private static Picture gradient(int channels) {
        int[] values = new int[48 * 64 * channels];
        for (int i = 0; i < 48 * 64; i++) {
            colour(values, i, (i % 64) * 4, (i / 64) * 5, 100);
        }
        return picture(48, 64, channels, values);
    }

    private static byte[] written(String format, int type) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, type);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                image.setRGB(x, y, x * 4 << 16 | y * 5 << 8 | 100);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}
