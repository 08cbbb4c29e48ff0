package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.picture.Picture;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Golden values: Pillow 13's {@code ImageEnhance}, which torchvision's {@code ColorJitter} calls, on
 * {@code [[[(37*r + 91*c + 13*r*c + 50*k) % 256 for k in range(3)] for c in range(3)] for r in range(2)]}:
 * {@code Brightness(im).enhance(1.3)}, {@code Contrast(im).enhance(0.6)}, and
 * {@code Contrast(Brightness(im).enhance(0.7)).enhance(1.4)}. Pillow cuts to whole numbers where Fovea rounds, after each
 * change: within 2 of 255.
 */
class ToneTest {
    private static final boolean BRIGHTNESS = false;
    private static final boolean CONTRAST = true;

    @Test
    void brightensAsPillow() {
        assertThat(toned(List.of(BRIGHTNESS), 1.3)).satisfies(golden("00418276b7f8ecff213071b2b7f8ffff3273"));
    }

    @Test
    void takesContrastAsPillow() {
        assertThat(toned(List.of(CONTRAST), 0.6)).satisfies(golden("304e6c6785a39ebc4047658385a3c1c34866"));
    }

    @Test
    void composesAsPillow() {
        assertThat(toned(List.of(BRIGHTNESS, CONTRAST), 0.7, 1.4))
                .satisfies(golden("000f403667988fc0000132636798c9cd0334"));
    }

    /** One table is one change after the other, but for the rounding between them. */
    @Test
    void cutsBetweenChangesToo() {
        assertThat(toned(List.of(BRIGHTNESS, BRIGHTNESS), 3, 0.5)[2] & 0xff).isEqualTo(128); // 100 -> 255 -> 127.5
    }

    /** Three times the contrast about the mean of 120 makes 0 black; half of it then lifts black to 60, not to -60. */
    @Test
    void cutsBetweenChangesAtBlackToo() {
        assertThat(toned(List.of(CONTRAST, CONTRAST), 3, 0.5)[0] & 0xff).isCloseTo(60, Offset.offset(1));
    }

    private static byte[] toned(List<Boolean> aboutMean, double... factors) {
        Picture source = Pictures.formula(2, 3, 3);
        Canvas canvas = new Canvas(source.pixels().clone(), 0, new Frame(2, 3, 3), 3);
        Tone tone = new Tone();
        tone.open(canvas);
        for (int i = 0; i < factors.length; i++) {
            tone.add(new Toned(factors[i], aboutMean.get(i)));
        }
        tone.finish(canvas);
        return canvas.bytes();
    }

    private static java.util.function.Consumer<byte[]> golden(String hex) {
        byte[] expected = HexFormat.of().parseHex(hex);
        return actual -> {
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i] & 0xff).as("value %d", i).isCloseTo(expected[i] & 0xff, Offset.offset(2));
            }
        };
    }
}
