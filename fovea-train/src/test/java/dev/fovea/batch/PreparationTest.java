package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Fill;
import dev.fovea.augment.RandomResizedCrop;
import dev.fovea.augment.Range;
import dev.fovea.augment.Rotation;
import dev.fovea.base.Sha256;
import dev.fovea.data.PictureSource;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationTest {
    private static final Augment NO_CROP = Augment.of(Fill.REFLECT, new Rotation(5));
    private static final Augment CROPS =
            Augment.of(Fill.REFLECT, new RandomResizedCrop(new Range(0.25, 1), new Range(1, 1)));

    private static Preprocess preprocess(Fit fit, int resize, double mean) {
        return new Preprocess(50, fit, resize, Channels.GRAY, List.of(mean), List.of(1.0));
    }

    /** How a source was read: the short side that was asked for, 0 for the whole. */
    private static int asked(Preparation preparation) {
        List<Integer> sides = new ArrayList<>();
        preparation.of(new PictureSource() {
            @Override
            public Picture read() {
                sides.add(0);
                return new Picture(400, 300, 1, new byte[120_000]);
            }

            @Override
            public Picture readAtLeast(int shortSide) {
                sides.add(shortSide);
                return new Picture(400, 300, 1, new byte[120_000]);
            }
        });
        assertThat(sides).hasSize(1);
        return sides.get(0);
    }

    @Test
    void onlyTrainingDecodesScaledAndOnlyWhereThatSavesWork() {
        Preprocess preprocess = preprocess(Fit.CROP, 60, 0);
        assertThat(asked(Preparation.plain(preprocess))).isZero();
        assertThat(asked(Preparation.training(preprocess, NO_CROP, 65_536))).isZero();
        assertThat(asked(Preparation.training(preprocess, NO_CROP, 65_537))).isEqualTo(120);
        // a quarter of the area still has 50 x 50 pixels where the whole has 100 x 100
        assertThat(asked(Preparation.training(preprocess, CROPS, 10))).isEqualTo(100);
        assertThat(asked(Preparation.training(preprocess(Fit.PAD, 60, 0), NO_CROP, 65_537)))
                .isEqualTo(100);
    }

    @Test
    void whatIsDoneTheSameIsOneWhateverMeanAndSpread() {
        Preparation plain = Preparation.plain(preprocess(Fit.CROP, 60, 0.5));
        assertThat(Preparation.training(preprocess(Fit.CROP, 60, 0), NO_CROP, 100))
                .isEqualTo(plain);
        assertThat(plain.word()).matches("v1-crop-50-60-gray-whole-opencv-[0-9.]+-.+");
        List<String> words = List.of(
                plain.word(),
                Preparation.plain(preprocess(Fit.PAD, 60, 0)).word(),
                Preparation.plain(preprocess(Fit.CROP, 61, 0)).word(),
                Preparation.training(preprocess(Fit.CROP, 60, 0), NO_CROP, 70_000)
                        .word(),
                Preparation.training(preprocess(Fit.CROP, 60, 0), CROPS, 10).word());
        assertThat(words).doesNotHaveDuplicates();
    }

    /**
     * What is kept outlives Fovea's version. Where one of these hashes changes with the code, {@code Preparation.VERSION}
     * must go up, or runs would mix pictures of both. (Decoding is in the word by OpenCV's version; these begin behind it.)
     */
    @ParameterizedTest
    @CsvSource({
        "CROP, false, 93860215190a91cd",
        "PAD, false, 6a361fd94167eac3",
        "STRETCH, false, 39282684e0d95344",
        "CROP, true, f7cf881c0e06c853",
    })
    void pixelsAreThoseOfThisVersion(Fit fit, boolean crop, String hash) {
        byte[] pixels = new byte[170 * 230];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * i / 977 + 3 * i);
        }
        PictureSource source = () -> new Picture(170, 230, 1, pixels);
        Preparation preparation = Preparation.training(preprocess(fit, 60, 0), crop ? CROPS : NO_CROP, 1);
        assertThat(Sha256.of(preparation.of(source).pixels())).startsWith(hash);
    }
}
