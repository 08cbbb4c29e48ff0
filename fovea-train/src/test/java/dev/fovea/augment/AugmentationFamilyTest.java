package dev.fovea.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every augmentation. */
class AugmentationFamilyTest {
    private static final int SIZE = 12;
    private static final Range ALL = new Range(1, 1);
    private static final Set<Class<?>> COLOUR = Set.of(Saturation.class, Hue.class, Gray.class);
    private static final Custom OWN = new Custom("invert", (picture, random) -> inverted(picture));

    static Stream<Augmentation> strong() {
        return Stream.of(
                new Rotation(30),
                new Shift(0.3),
                new Zoom(0.7, 1.5),
                new Shear(20),
                new HorizontalFlip(0.5),
                new VerticalFlip(0.5),
                new PaddedCrop(3),
                new RandomResizedCrop(new Range(0.2, 0.8), new Range(0.5, 2)),
                new Brightness(0.4),
                new Contrast(0.4),
                new Perspective(0.5, 0.9),
                new Elastic(60, 2),
                new Saturation(0.9),
                new Hue(0.4),
                new Gray(0.5),
                new Blur(3, new Range(0.5, 2), 0.9),
                new Sharpen(3, 0.5),
                new Noise(0.1, 0.9),
                new Jpeg(10, 60, 0.9),
                new Posterise(2, 0.5),
                new Solarise(100, 0.5),
                new Equalise(0.5),
                new Autocontrast(0.5),
                new Invert(0.5),
                RandAugment.usual(),
                new TrivialAugment(31),
                new Erasing(0.9, new Range(0.1, 0.3)),
                OWN);
    }

    static Stream<Augmentation> idle() {
        return Stream.of(
                new Rotation(0),
                new Shift(0),
                new Zoom(1, 1),
                new Shear(0),
                new HorizontalFlip(0),
                new VerticalFlip(0),
                new PaddedCrop(0),
                new RandomResizedCrop(ALL, ALL),
                new Brightness(0),
                new Contrast(0),
                new Perspective(0, 1),
                new Perspective(1, 0),
                new Elastic(0, 5),
                new Saturation(0),
                new Hue(0),
                new Gray(0),
                new Blur(1, new Range(2, 2), 1),
                new Blur(5, new Range(2, 2), 0),
                new Sharpen(1, 1),
                new Sharpen(3, 0),
                new Noise(0, 1),
                new Noise(1, 0),
                new Jpeg(1, 1, 0),
                new Posterise(8, 1),
                new Posterise(0, 0),
                new Solarise(256, 1),
                new Solarise(0, 0),
                new Equalise(0),
                new Autocontrast(0),
                new Invert(0),
                new RandAugment(0, 9, 31),
                new Erasing(0, ALL),
                new Custom("nothing", (picture, random) -> picture));
    }

    static Stream<Augmentation> written() {
        return strong().filter(step -> !(step instanceof Custom));
    }

    @Test
    void everyKindIsTested() {
        Set<Class<?>> all = Kinds.leaves(Augmentation.class).collect(Collectors.toSet());
        assertThat(all).hasSize(28);
        assertThat(strong().map(Object::getClass).collect(Collectors.toSet())).isEqualTo(all);
        all.remove(TrivialAugment.class); // draws its strength
        assertThat(idle().map(Object::getClass).collect(Collectors.toSet())).isEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("strong")
    void keepsTheSizeAndTheSourceAndStaysInRange(Augmentation step) {
        for (int channels : new int[] {1, 3}) {
            for (Fill fill : List.of(Fill.NEAREST, Fill.REFLECT, Fill.WRAP)) {
                Picture source = Pictures.noise(SIZE, SIZE, channels, 7);
                byte[] before = source.pixels().clone();
                Augmenter augmenter = new Augmenter(Augment.of(fill, step), SIZE, channels);
                for (int i = 0; i < 30; i++) {
                    Picture out = augmenter.apply(source, Seed.of(i));
                    assertThat(out.pixels()).hasSize(before.length);
                    if (step instanceof Geometric || step instanceof Elastic) {
                        assertThat(lowest(out)).isGreaterThanOrEqualTo(lowest(source));
                        assertThat(highest(out)).isLessThanOrEqualTo(highest(source));
                    }
                }
                assertThat(source.pixels()).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strong")
    void dependsOnTheSeedAlone(Augmentation step) {
        for (int channels : new int[] {1, 3}) {
            Augment augment = Augment.of(Fill.CONSTANT, step);
            Augmenter used = new Augmenter(augment, 2 * SIZE, channels);
            Picture source = Pictures.dull(2 * SIZE, 2 * SIZE, channels);
            Set<Integer> seen = new HashSet<>();
            for (int i = 39; i >= 0; i--) {
                Picture fresh = new Augmenter(augment, 2 * SIZE, channels).apply(source, Seed.of(i));
                assertThat(used.apply(source, Seed.of(i))).isEqualTo(fresh);
                seen.add(Arrays.hashCode(fresh.pixels()));
            }
            boolean blind = channels == 1 && COLOUR.contains(step.getClass());
            assertThat(seen).hasSizeGreaterThanOrEqualTo(blind || step instanceof Custom ? 1 : 2);
            assertThat(seen).doesNotContain(step instanceof Custom ? Arrays.hashCode(source.pixels()) : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("strong")
    void takesPicturesFromOnePixelToManyAndAlsoLongOnes(Augmentation step) {
        for (int channels : new int[] {1, 3}) {
            for (int side : new int[] {1, 2, 3, 5, 300}) {
                Augmenter augmenter = new Augmenter(Augment.of(Fill.REFLECT, step), side, channels);
                Picture source = Pictures.noise(side, side, channels, side);
                for (int i = 0; i < (side < 10 ? 20 : 2); i++) {
                    assertThat(augmenter.apply(source, Seed.of(i)).pixels()).hasSize(side * side * channels);
                }
            }
        }
        Augment cropped = Augment.of(Fill.NEAREST, step, new RandomResizedCrop(new Range(0.3, 1), new Range(0.5, 2)));
        if (step instanceof RandomResizedCrop) {
            return; // leaves a square
        }
        for (int width : new int[] {1, 3, 90}) {
            Augmenter augmenter = new Augmenter(cropped, 7, 3);
            for (int i = 0; i < 10; i++) {
                assertThat(augmenter
                                .apply(Pictures.noise(11, width, 3, width), Seed.of(i))
                                .pixels())
                        .hasSize(7 * 7 * 3);
            }
        }
    }

    /** Beside what it gives, a picture costs a few small objects, and JPEG and the user's own a picture more. */
    @ParameterizedTest
    @MethodSource("strong")
    void makesLittleGarbage(Augmentation step) {
        int size = 64;
        Augmenter augmenter = new Augmenter(Augment.of(Fill.REFLECT, step), size, 3);
        Picture source = Pictures.noise(size, size, 3, 7);
        byte[] out = new byte[size * size * 3];
        for (int i = 0; i < 50; i++) {
            augmenter.apply(source, Seed.of(i), out, 0);
        }
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            augmenter.apply(source, Seed.of(i), out, 0);
        }
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / 100;
        assertThat(each).isLessThan(8L * out.length);
    }

    /** Each thread has its own augmenter; what they make does not depend on who runs beside them. */
    @ParameterizedTest
    @MethodSource("strong")
    void isTheSameOnAnyThread(Augmentation step) {
        Augment augment = Augment.of(Fill.WRAP, step);
        Picture source = Pictures.noise(SIZE, SIZE, 3, 7);
        List<Picture> alone = IntStream.range(0, 64)
                .mapToObj(i -> new Augmenter(augment, SIZE, 3).apply(source, Seed.of(i)))
                .toList();
        List<Picture> together = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> new Augmenter(augment, SIZE, 3).apply(source, Seed.of(i)))
                .toList();
        assertThat(together).isEqualTo(alone);
    }

    @ParameterizedTest
    @MethodSource("idle")
    void withoutStrengthChangesNothing(Augmentation step) {
        for (int channels : new int[] {1, 3}) {
            Picture source = Pictures.noise(SIZE, SIZE, channels, 7);
            Augmenter augmenter = new Augmenter(Augment.of(Fill.CONSTANT, step), SIZE, channels);
            assertThat(augmenter.apply(source, Seed.of(1))).isEqualTo(source);
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void comesBackFromYaml(Augmentation step) {
        Augment augment = Augment.of(Fill.WRAP, step, new Rotation(1.5));
        String yaml = Json.YAML.write(augment);
        assertThat(yaml).contains("- " + step.kind() + ":");
        assertThat(Json.YAML.read(yaml, Augment.class, "recipe.yaml")).isEqualTo(augment);
    }

    @ParameterizedTest
    @MethodSource("written")
    void asksForEachOfItsNumbers(Augmentation step) {
        String yaml = "fill: wrap\nsteps:\n- " + step.kind() + ": {}\n";
        assertThatThrownBy(() -> Json.YAML.read(yaml, Augment.class, "recipe.yaml"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("recipe.yaml");
    }

    /** A list of all is the same as its parts one after the other where each leaves the other's pixels alone. */
    @Test
    void ownChangesCutTheListWhereTheyStand() {
        Picture source = Pictures.noise(SIZE, SIZE, 1, 7);
        Augment flipped = Augment.of(Fill.WRAP, new HorizontalFlip(1), OWN, new VerticalFlip(1), OWN);
        Picture out = new Augmenter(flipped, SIZE, 1).apply(source, Seed.of(1));
        assertThat(out.at(2, 3, 0)).isEqualTo(source.at(SIZE - 3, SIZE - 4, 0));
        Augment erased = Augment.of(Fill.WRAP, new Erasing(1, new Range(0.2, 0.3)), OWN);
        Picture white = new Augmenter(erased, SIZE, 1).apply(source, Seed.of(2));
        assertThat(highest(white)).isEqualTo(255);
    }

    @Test
    void refusesAnOwnChangeThatChangesTheSize() {
        Custom cut = new Custom("cut", (picture, random) -> new Picture(1, 1, 1, new byte[1]));
        Augmenter augmenter = new Augmenter(Augment.of(Fill.WRAP, cut), SIZE, 1);
        assertThatThrownBy(() -> augmenter.apply(Pictures.noise(SIZE, SIZE, 1, 1), Seed.of(1)))
                .hasMessageContaining("custom augmentation \"cut\" must keep the size");
    }

    private static Picture inverted(Picture picture) {
        byte[] out = picture.pixels().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) ~out[i];
        }
        return new Picture(picture.height(), picture.width(), picture.channels(), out);
    }

    private static int lowest(Picture picture) {
        return values(picture).min().orElseThrow();
    }

    private static int highest(Picture picture) {
        return values(picture).max().orElseThrow();
    }

    private static java.util.stream.IntStream values(Picture picture) {
        return java.util.stream.IntStream.range(0, picture.pixels().length).map(i -> picture.pixels()[i] & 0xff);
    }
}
