package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Window;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each augmentation with given draws against torchvision and Pillow; the numbers are in golden.json, made by
 * {@code python golden.py > golden.json} beside it.
 *
 * <p>Tolerance, in levels of 255. 0 where the result is whole numbers by definition (gray, posterise, solarise, invert,
 * autocontrast, equalise, flips, shifts, crops, erasing). 1 where torchvision cuts to whole numbers or samples with floats
 * and Fovea rounds in fixed point. 2 for contrast, saturation and sharpness, where torchvision also cuts the gray or the
 * mean that it blends with, and blends it up to 1.5-fold here. 1 for JPEG: the same library in two builds.
 */
class AugmentGoldenTest {
    private static final Set<String> EXACT = Set.of(
            "gray",
            "posterise",
            "solarise",
            "invert",
            "autocontrast",
            "equalise",
            "horizontal-flip",
            "vertical-flip",
            "shift",
            "padded-crop",
            "erasing");
    private static final Set<String> BLENDED = Set.of("contrast", "saturation", "sharpen");

    @TestFactory
    List<DynamicTest> equalsTorchvision() {
        return Golden.rows("cases").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get("kind").asText() + row.get("arguments") + " " + row.get("picture")
                                + row.get("channels"),
                        () -> check(row)))
                .toList();
    }

    @Test
    void everyKindHasGoldenValues() {
        Set<String> kinds =
                Kinds.leaves(Augmentation.class).map(Kinds::of).collect(Collectors.toCollection(TreeSet::new));
        // noise has its distribution below, the policies PolicyGoldenTest, and nobody knows the user's own
        kinds.removeAll(Set.of("noise", "rand-augment", "trivial-augment", "custom"));
        assertThat(Golden.rows("cases").stream()
                        .map(row -> row.get("kind").asText())
                        .collect(Collectors.toSet()))
                .isEqualTo(kinds);
    }

    private static void check(JsonNode row) {
        String kind = row.get("kind").asText();
        int tolerance = EXACT.contains(kind) ? 0 : BLENDED.contains(kind) ? 2 : 1;
        assertThat(Golden.farthest(row, changed(kind, Golden.picture(row), Golden.arguments(row))))
                .isLessThanOrEqualTo(tolerance);
    }

    private static byte[] changed(String kind, Picture picture, double[] a) {
        Frame frame = new Frame(picture.height(), picture.width(), picture.width());
        return switch (kind) {
            case "brightness" -> toned(picture, new Toned(a[0], false));
            case "contrast" -> toned(picture, new Toned(a[0], true));
            case "saturation" -> toned(picture, Saturation.by(a[0]));
            case "hue" -> toned(picture, Hue.by(a[0]));
            case "sharpen" -> toned(picture, Sharpen.by(a[0]));
            case "blur" -> toned(picture, Blur.by((int) a[0], a[1]));
            case "posterise" -> toned(picture, Posterise.to((int) a[0]));
            case "solarise" -> toned(picture, Solarise.from(a[0]));
            case "jpeg" -> toned(picture, Jpeg.at((int) a[0]));
            case "gray" -> toned(picture, drawn(new Gray(1)));
            case "invert" -> toned(picture, drawn(new Invert(1)));
            case "autocontrast" -> toned(picture, drawn(new Autocontrast(1)));
            case "equalise" -> toned(picture, drawn(new Equalise(1)));
            case "erasing" -> erased(picture, a);
            case "random-resized-crop" -> cropped(picture, a);
            case "elastic" -> bent(picture, frame);
            default -> moved(picture, move(kind, a, frame), frame);
        };
    }

    private static Move move(String kind, double[] a, Frame frame) {
        return switch (kind) {
            case "rotation" -> Affine.rotation(a[0], frame);
            case "zoom" -> Affine.zoom(a[0], frame);
            case "shear" -> Affine.shear(a[0], frame);
            case "shift" -> Affine.shift(a[0], a[1]);
            case "padded-crop" -> Affine.shift(2 - a[0], 2 - a[1]);
            case "horizontal-flip" -> new HorizontalFlip(1).draw(Seed.of(1).random(), frame);
            case "vertical-flip" -> new VerticalFlip(1).draw(Seed.of(1).random(), frame);
            case "perspective" -> Perspective.to(new Corners(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]), frame);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Change drawn(Photometric step) {
        return step.draw(Seed.of(1).random());
    }

    private static byte[] toned(Picture picture, Change change) {
        Canvas canvas = copy(picture);
        new Tone().apply(List.of(change), canvas, new Planes());
        return canvas.bytes();
    }

    private static Canvas copy(Picture picture) {
        Frame frame = new Frame(picture.height(), picture.width(), picture.width());
        return new Canvas(picture.pixels().clone(), 0, frame, picture.channels());
    }

    private static byte[] moved(Picture picture, Move move, Frame frame) {
        Canvas canvas = Canvas.of(frame, picture.channels());
        new Warp(picture.channels(), Fill.CONSTANT).draw(picture, move.inverse(), canvas);
        return canvas.bytes();
    }

    private static byte[] bent(Picture picture, Frame frame) {
        Canvas canvas = Canvas.of(frame, picture.channels());
        Field field = Field.of(
                frame,
                (row, column) -> Math.floorMod(3 * row + 5 * column, 13) / 4.0 - 6 / 4.0,
                (row, column) -> Math.floorMod(7 * row + 2 * column, 11) / 3.0 - 5 / 3.0);
        new Warp(picture.channels(), Fill.CONSTANT).draw(picture, Affine.IDENTITY, field, canvas);
        return canvas.bytes();
    }

    private static byte[] cropped(Picture picture, double[] a) {
        Affine map = Affine.shift(-a[1], -a[0]).then(Affine.scale(6 / a[3], 6 / a[2]));
        Canvas canvas = Canvas.of(new Frame(6, 6, 6), picture.channels());
        Nearby nearby = Nearby.of(picture, map.inverse(), canvas.frame(), 0);
        assertThat(nearby.whole()).isTrue();
        new Warp(picture.channels(), Fill.NEAREST).draw(nearby.picture(), nearby.toSource(), canvas);
        return canvas.bytes();
    }

    private static byte[] erased(Picture picture, double[] a) {
        Canvas canvas = copy(picture);
        Erasing.blacken(canvas, new Window((int) a[1], (int) a[0], (int) a[3], (int) a[2]));
        return canvas.bytes();
    }

    /** The smoothing behind elastic, on a formula instead of noise: 32-bit floats in another order. */
    @Test
    void smoothsAFieldAsTorchvision() {
        JsonNode row = Golden.rows("field").get(0);
        Picture rough = Pictures.formula(30, 40, 1);
        float[] plane = new float[1200];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (rough.pixels()[i] & 0xff) / 128f - 1;
        }
        Gaussian.of(row.get("size").asInt(), row.get("sigma").asDouble())
                .smooth(plane, new Frame(30, 40, 40), 1, new Planes());
        for (int i = 0; i < plane.length; i++) {
            assertThat((double) plane[i]).isCloseTo(row.get("values").get(i).asDouble(), within(1e-5));
        }
        assertThat(Gaussian.wide(3)).isEqualTo(25);
        assertThat(Gaussian.wide(5)).isEqualTo(41);
        assertThat(Gaussian.wide(0.2)).isEqualTo(3);
    }

    /**
     * Mean and spread of a quarter of a million draws. torchvision cuts noise towards zero, which takes up to half a level
     * of its spread and, at the ends of 0..255, of its mean; chance adds 5 standard errors.
     */
    @Test
    void noiseHasTorchvisionsDistribution() {
        for (JsonNode row : Golden.rows("noise")) {
            double[] values = noisy(row.get("value").asInt(), row.get("sigma").asDouble());
            double mean = java.util.Arrays.stream(values).average().orElseThrow();
            double spread = Math.sqrt(java.util.Arrays.stream(values)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow());
            double chance = 5 * spread / Math.sqrt(values.length);
            assertThat(mean).as(row.toString()).isCloseTo(row.get("mean").asDouble(), within(0.5 + chance));
            assertThat(spread).as(row.toString()).isCloseTo(row.get("spread").asDouble(), within(0.5 + chance));
        }
    }

    private static double[] noisy(int value, double sigma) {
        byte[] pixels = new byte[500 * 500];
        java.util.Arrays.fill(pixels, (byte) value);
        Change change = new Noise(sigma, 1).draw(Seed.of(value).random());
        byte[] out = toned(new Picture(500, 500, 1, pixels), change);
        double[] values = new double[out.length];
        for (int i = 0; i < out.length; i++) {
            values[i] = out[i] & 0xff;
        }
        return values;
    }
}
