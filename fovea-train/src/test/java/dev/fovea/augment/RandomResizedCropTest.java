package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Golden value: Pillow 13, {@code im.crop((5, 3, 29, 23)).resize((6, 5), Image.BILINEAR)} of
 * {@code [[[(37*r + 91*c + 13*r*c + 50*k) % 256 for k in range(3)] for c in range(40)] for r in range(30)]}.
 */
class RandomResizedCropTest {
    private static final String GOLDEN =
            "9275946e7a8c797b877188817e85827891758d867d7b7e7d787e8a857377878b77808b768f778f70"
                    + "7b7c5663885361858c7a7b887d7190848085797e826d76737a857c877c7e7c798b7c8b907485868382808179759185817b8b";
    private static final RandomResizedCrop CROP = new RandomResizedCrop(new Range(0.2, 0.9), new Range(0.5, 2));

    @Test
    void aPlainCropThatShrinksIsPillowsResize() {
        Picture source = Pictures.formula(30, 40, 3);
        Affine map = Affine.shift(-5, -3).then(Affine.scale(6 / 24.0, 5 / 20.0));
        Frame frame = new Frame(5, 6, 6);
        Nearby nearby = Nearby.of(source, map.inverse(), frame, 0);
        assertThat(nearby.picture().pixels()).isEqualTo(HexFormat.of().parseHex(GOLDEN));
        assertThat(nearby.toSource().isIdentity()).isTrue();
    }

    /** A turned and strongly shrunk picture keeps its mean: no detail is skipped. */
    @Test
    void antialiasesUnderAnyMap() {
        byte[] stripes = new byte[64 * 64];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i % 4 == 0 ? 200 : 0); // one column in four
        }
        Picture source = new Picture(64, 64, 1, stripes);
        Augment augment =
                Augment.of(Fill.REFLECT, new RandomResizedCrop(new Range(0.9, 1), new Range(1, 1)), new Rotation(20));
        Picture out = new Augmenter(augment, 8, 1).apply(source, Seed.of(4));
        for (byte value : out.pixels()) {
            assertThat(value & 0xff).isBetween(30, 70); // 50 but for the few stripes each pixel sees
        }
    }

    @Test
    void drawsWithinItsRangesAndInsideThePicture() {
        SplittableRandom random = Seed.of(5).random();
        Frame frame = new Frame(30, 40, 8);
        for (int i = 0; i < 500; i++) {
            Affine back = CROP.draw(random, frame).inverse();
            double width = 8 * back.xx();
            double height = 8 * back.yy();
            assertThat(width * height / (30 * 40)).isBetween(0.18, 0.95); // sides are rounded to whole pixels
            assertThat(width / height).isBetween(0.45, 2.2);
            assertThat(back.x0()).isBetween(-1e-9, 40 - width + 1e-9);
            assertThat(back.y0()).isBetween(-1e-9, 30 - height + 1e-9);
        }
    }

    @Test
    void takesTheMiddleWhereNothingFits() {
        RandomResizedCrop wide = new RandomResizedCrop(new Range(1, 1), new Range(3, 3));
        Affine back = wide.draw(Seed.of(1).random(), new Frame(30, 30, 10)).inverse();
        assertThat(10 * back.xx()).isEqualTo(30.0);
        assertThat(10 * back.yy()).isEqualTo(10.0);
        assertThat(back.y0()).isEqualTo(10.0);
    }

    @Test
    void keepsAsManyPixelsAsTheSmallestCropNeeds() {
        Picture small = CROP.enough(Pictures.formula(300, 400, 1), 20);
        double area = small.width() * (double) small.height();
        assertThat(0.2 * area / 2).isBetween(400.0, 420.0); // smallest share, longest side ratio: 20 pixels a side
        Picture enough = Pictures.formula(30, 40, 1);
        assertThat(CROP.enough(enough, 20)).isSameAs(enough);
    }

    @Test
    void everySizeBecomesTheNetworks() {
        Augmenter augmenter = new Augmenter(Augment.of(Fill.WRAP, new Rotation(90), CROP, new Shear(30)), 8, 1);
        for (int side : new int[] {1, 2, 7, 8, 9, 50}) {
            assertThat(augmenter
                            .apply(Pictures.noise(side, 2 * side, 1, side), Seed.of(side))
                            .pixels())
                    .hasSize(64)
                    .doesNotContain(0);
        }
    }
}
