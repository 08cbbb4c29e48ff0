package dev.fovea.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JPEGs decoded at a fraction of their size: never below what is needed, and looking like the whole. */
class ReducedTest {
    @ParameterizedTest
    @CsvSource({
        "900, 603, 224, 450, 302",
        "603, 900, 224, 302, 450",
        "900, 603, 151, 225, 151", // 603 / 4 rounded up
        "900, 603, 152, 450, 302",
        "900, 603, 302, 450, 302",
        "900, 603, 303, 900, 603",
        "900, 603, 5000, 900, 603",
        "900, 603, 1, 113, 76",
        "40, 24, 1, 5, 3"
    })
    void theShortSideStaysLongEnough(int width, int height, int wanted, int reducedWidth, int reducedHeight)
            throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY}) {
            byte[] jpeg = waves(width, height, type, "jpg");
            Picture whole = Pictures.decode(jpeg);
            Picture reduced = Pictures.decodeAtLeast(jpeg, wanted);

            assertThat(reduced)
                    .hasToString("Picture [" + reducedHeight + ", " + reducedWidth + ", " + whole.channels() + "]");
            // gray and colour in the right order: channels swapped differ by 60 and more
            assertThat(difference(Resize.to(whole, reducedWidth, reducedHeight), reduced))
                    .isLessThan(4);
        }
    }

    @Test
    void orientationIsApplied() throws IOException {
        byte[] jpeg = waves(640, 480, BufferedImage.TYPE_INT_RGB, "jpg");
        for (int code = 1; code <= 8; code++) {
            byte[] turned = Exif.inJpeg(jpeg, code);
            Picture reduced = Pictures.decodeAtLeast(turned, 120);
            Picture whole = Pictures.decode(turned);

            assertThat(Math.min(reduced.width(), reduced.height())).isEqualTo(120);
            assertThat(difference(Resize.to(whole, reduced.width(), reduced.height()), reduced))
                    .as("orientation %d", code)
                    .isLessThan(4);
        }
    }

    @Test
    void otherFormatsComeWhole() throws IOException {
        byte[] png = waves(200, 100, BufferedImage.TYPE_INT_RGB, "png");

        assertThat(Pictures.decodeAtLeast(png, 10)).isEqualTo(Pictures.decode(png));
    }

    private static double difference(Picture a, Picture b) {
        assertThat(b.pixels()).hasSameSizeAs(a.pixels());
        return IntStream.range(0, a.pixels().length)
                .map(i -> Math.abs((a.pixels()[i] & 0xff) - (b.pixels()[i] & 0xff)))
                .average()
                .orElseThrow();
    }

    private static byte[] waves(int width, int height, int type, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (200 + 50 * Math.sin(x * 7.0 / width));
                int green = (int) (100 + 60 * Math.sin(y * 5.0 / height));
                image.setRGB(x, y, red << 16 | green << 8 | 20);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}
