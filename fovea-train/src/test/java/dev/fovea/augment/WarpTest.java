package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Golden values: torchvision's matrix ({@code torchvision.transforms.functional._get_inverse_affine_matrix}, copied as
 * {@code inv}) and SciPy's sampling, made with numpy 2.4.6 and scipy 1.17.1 by
 *
 * <pre>{@code
 * src = np.array([[(37*r + 91*c + 13*r*c) % 256 for c in range(8)] for r in range(6)], float)
 * for args in ((20, (1, -2), 1.2, (10, 0)), (-35, (-2, 1), 0.4, (-15, 0))):   # angle, shift, zoom, shear
 *     a, b, c, d, e, f = inv((4, 3), *args)
 *     m = np.array([[e, d], [b, a]]); o = np.array([f + (d + e)/2 - .5, c + (a + b)/2 - .5])
 *     for mode in ("nearest", "mirror", "grid-wrap", "grid-constant"):
 *         print(np.rint(ndimage.affine_transform(src, m, o, order=1, mode=mode)).astype(np.uint8).tobytes().hex())
 * }</pre>
 */
class WarpTest {
    private static final Frame FRAME = new Frame(6, 8, 8);

    @ParameterizedTest
    @CsvSource({
        "NEAREST, 7dbead6db3515f566d4a95a7c76bab5b639baa4daaa7c57b7ef0a8637581bbbdc0c77e3589a284bbe69d5459c178affd",
        "REFLECT, 7ebead6db3515f566d4a95a7c76bab5b639baa4daaa7c57b56d39c637581bbbd908c58918aa184bb6ddea6a77cc3b3c4",
        "WRAP, 7ebead6db3515f566d4a95a7c76bab5b639baa4daaa7c57b75d596637581bbbdb882235393a084bbb276828ea94e76c1",
        "CONSTANT, 7cbead6db3515f566d4a95a7c76bab5b639baa4daaa7c57b21838c637581bbbd00000612549284bb00000000000e4785"
    })
    void equalsTorchvisionsMatrixAndSciPysSampling(Fill fill, String golden) {
        assertWithinOne(fill, map(10, 1.2, 20, new int[] {1, -2}), golden);
    }

    @ParameterizedTest
    @CsvSource({
        "NEAREST, 7d7d7d7d7daa99e1287d7d7df9b092fd6a5d90b3fbb6fdfdb68d7badfdfdfdfd349070c5c9fdfdfd7fb48d8b9497fdfd",
        "REFLECT, 957e65d067a248b083b46f39b37ba26361607367c6a29490e08d7bada1a13b3b34907080c4576e988e9476bb69880da6",
        "WRAP, 9cb687aebd2664a6738c51526a588eab919465a7c488306edd8d7bad74a32daf349070c6cc87b04cacc48b92c4ab029f",
        "CONSTANT, 0000000000000000000000000000000000006400000000003b8d7bad000000003490704000000000007d000000000000"
    })
    void fillsFarOutsideAsSciPy(Fill fill, String golden) {
        assertWithinOne(fill, map(-15, 0.4, -35, new int[] {-2, 1}), golden);
    }

    private static Affine map(double shear, double zoom, double degrees, int[] shift) {
        return Affine.shear(shear, FRAME)
                .then(Affine.zoom(zoom, FRAME))
                .then(Affine.rotation(degrees, FRAME))
                .then(Affine.shift(shift[0], shift[1]));
    }

    private static void assertWithinOne(Fill fill, Affine map, String golden) {
        byte[] expected = HexFormat.of().parseHex(golden);
        for (int channels : new int[] {1, 3}) {
            Canvas canvas = Canvas.of(FRAME, channels);
            new Warp(channels, fill).draw(Pictures.formula(6, 8).withChannels(channels), map.inverse(), canvas);
            for (int i = 0; i < canvas.length(); i++) {
                assertThat(canvas.bytes()[i] & 0xff)
                        .as("value %d of %d channels", i, channels)
                        .isCloseTo(expected[i / channels] & 0xff, org.assertj.core.data.Offset.offset(1));
            }
        }
    }

    /** The loop without borders and the one that asks for each neighbour are one function. */
    @ParameterizedTest
    @EnumSource(Fill.class)
    void nearEqualsFarToTheBit(Fill fill) {
        SplittableRandom random = Seed.of(3).random();
        for (int i = 0; i < 200; i++) {
            int channels = i % 2 == 0 ? 1 : 3;
            Picture source = Pictures.noise(1 + random.nextInt(9), 1 + random.nextInt(9), channels, i);
            Frame frame = new Frame(1 + random.nextInt(9), 1 + random.nextInt(9), 9);
            Affine back = Affine.rotation(random.nextDouble() * 360, frame)
                    .then(Affine.zoom(0.3 + random.nextDouble(), frame))
                    .then(Affine.shift(random.nextInt(-5, 5), random.nextDouble() * 9 - 4));
            assertThat(drawn(fill, source, back, Canvas.of(frame, channels), true))
                    .as("map %d from %s to %s", i, source, frame)
                    .isEqualTo(drawn(fill, source, back, Canvas.of(frame, channels), false));
        }
    }

    private static byte[] drawn(Fill fill, Picture source, Affine back, Canvas canvas, boolean near) {
        Sampler sampler = Sampler.of(canvas.channels(), fill);
        Margins margins = Margins.of(source, back, canvas.frame(), 0);
        sampler.open(source, margins);
        Affine map = near ? back.then(Affine.shift(margins.left(), margins.top())) : back;
        Line line = new Line(map, canvas, sampler.rounding());
        Positions positions = new Positions(canvas.frame().width());
        for (int row = 0; row < canvas.frame().height(); row++) {
            if (near) {
                sampler.near(line, canvas.bytes());
            } else {
                positions.take(line);
                sampler.far(source, positions, canvas.bytes());
            }
            line.down();
        }
        return canvas.bytes();
    }

    /** The same of what is bent or seen from aside; also where the horizon runs through the picture. */
    @ParameterizedTest
    @EnumSource(Fill.class)
    void bentNearEqualsFarToTheBit(Fill fill) {
        SplittableRandom random = Seed.of(4).random();
        for (int i = 0; i < 200; i++) {
            int channels = i % 2 == 0 ? 1 : 3;
            Picture source = Pictures.noise(2 + random.nextInt(9), 2 + random.nextInt(9), channels, i);
            Frame frame = new Frame(source.height(), source.width(), 9);
            Move back = new Perspective(i % 3 / 2.0, 1)
                    .draw(random, frame)
                    .then(Affine.rotation(random.nextDouble() * 360, frame))
                    .inverse();
            Field field = Field.of(frame, (r, c) -> (r * 5 + c) % 3 - 1.25, (r, c) -> (r + 3 * c) % 4 / 3.0);
            Sampler sampler = Sampler.of(channels, fill);
            Positions positions = new Positions(frame.width());
            Canvas far = Canvas.of(frame, channels);
            Canvas any = Canvas.of(frame, channels);
            for (int row = 0; row < frame.height(); row++) {
                positions.take(back, field, row, sampler.rounding());
                positions.goTo(row * frame.width() * channels);
                sampler.far(source, positions, far.bytes());
            }
            new Warp(channels, fill).draw(source, back, field, any);
            for (int v = 0; v < far.length(); v++) { // the margins' shift may round a position's last bit
                assertThat(any.bytes()[v] & 0xff)
                        .isCloseTo(far.bytes()[v] & 0xff, org.assertj.core.data.Offset.offset(1));
            }
        }
    }

    /** Going and coming back; and a perspective of three corners that stay and one that moves is no affine map. */
    @Test
    void perspectivesComposeAndInvert() {
        Corners corners = new Corners(1, 1, 6, 0, 7, 5, 0, 4);
        Move there = Perspective.to(corners, FRAME).then(Affine.rotation(30, FRAME));
        Move back = there.then(there.inverse());
        for (double x : new double[] {0, 2.5, 8}) {
            for (double y : new double[] {0, 1.5, 6}) {
                assertThat(back.x(x, y)).isCloseTo(x, org.assertj.core.data.Offset.offset(1e-9));
                assertThat(back.y(x, y)).isCloseTo(y, org.assertj.core.data.Offset.offset(1e-9));
            }
        }
        Move alone = Perspective.to(corners, FRAME);
        assertThat(alone.x(7, 0)).isCloseTo(6, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(alone.y(7, 0)).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(alone.x(0, 5)).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(alone.y(0, 5)).isCloseTo(4, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(new Corners(3, 0, 1, 0, 7, 5, 0, 5).areConvex()).isFalse();
    }

    @Test
    void wholePixelShiftsAndFlipsAreExact() {
        Picture source = Pictures.noise(6, 8, 3, 1);
        Canvas canvas = Canvas.of(FRAME, 3);
        Move flip = new HorizontalFlip(1).draw(Seed.of(1).random(), FRAME);
        new Warp(3, Fill.WRAP)
                .draw(source, flip.then((Move) Affine.shift(2, -1)).inverse(), canvas);
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 8; column++) {
                int from = Math.floorMod(7 - (column - 2), 8);
                assertThat(canvas.bytes()[(row * 8 + column) * 3 + 1] & 0xff)
                        .isEqualTo(source.at((row + 1) % 6, from, 1));
            }
        }
    }

    @Test
    void scratchOfOnePictureNeverShowsInTheNext() {
        Warp used = new Warp(1, Fill.CONSTANT);
        Affine small = Affine.zoom(0.5, FRAME).inverse();
        used.draw(Pictures.noise(6, 8, 1, 5), Affine.shift(-5, -4), Canvas.of(FRAME, 1));
        Canvas again = Canvas.of(FRAME, 1);
        Canvas fresh = Canvas.of(FRAME, 1);
        used.draw(Pictures.noise(6, 8, 1, 6), small, again);
        new Warp(1, Fill.CONSTANT).draw(Pictures.noise(6, 8, 1, 6), small, fresh);
        assertThat(again.bytes()).isEqualTo(fresh.bytes());
    }
}
