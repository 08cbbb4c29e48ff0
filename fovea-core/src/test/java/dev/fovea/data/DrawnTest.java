package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.base.Sha256;
import dev.fovea.picture.Picture;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnTest {
    private static final Dataset SET = Drawn.characters(1000, Seed.of(3));

    @Test
    void hasAsManyOfEachDigit() {
        assertThat(SET.counts()).containsOnly(100);
        assertThat(Drawn.characters(25, Seed.of(3)).counts()).containsExactly(3, 3, 3, 3, 3, 2, 2, 2, 2, 2);
        assertThat(SET.labels().names()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void namesAndSizesArePlain() {
        Sample sample = SET.samples().get(17);
        assertThat(sample.name()).isEqualTo("drawn#17");
        assertThat(sample.picture()).hasToString("Picture [28, 28, 1]");
        assertThat(sample.given()).isNull();
    }

    @Test
    void classesAreShuffled() {
        int[] sorted = SET.truth();
        Arrays.sort(sorted);
        assertThat(SET.truth()).isNotEqualTo(sorted);
        assertThat(Arrays.copyOf(SET.truth(), 10)).isNotEqualTo(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    }

    @Test
    void sameSeedDrawsTheSame() {
        assertThat(pictures(Drawn.characters(200, Seed.of(5)))).isEqualTo(pictures(Drawn.characters(200, Seed.of(5))));
        assertThat(pictures(Drawn.characters(200, Seed.of(6))))
                .doesNotContainAnyElementsOf(pictures(Drawn.characters(200, Seed.of(5))));
    }

    /** Held fast so that nobody changes the demo's pictures, and its published figures with them, unawares. */
    @Test
    void bytesAreTheSameOnEveryMachine() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pictures(SET).forEach(picture -> all.writeBytes(picture.pixels()));
        assertThat(Sha256.of(all.toByteArray()))
                .isEqualTo("dd79aa0f711bd891095276a1108a5e86c5181cc5a7e9935f4a63a7ea8db82532");
    }

    /** The border is nearly all background: where it is darker than the middle's extremes, ink is light. */
    @Test
    void halfAreLightOnDark() {
        long light = pictures(SET).stream().filter(DrawnTest::darkBorder).count();
        assertThat(light).isBetween(430L, 570L);
    }

    private static boolean darkBorder(Picture picture) {
        double border = IntStream.range(0, 28)
                .map(i -> picture.at(0, i, 0) + picture.at(27, i, 0) + picture.at(i, 0, 0) + picture.at(i, 27, 0))
                .average()
                .orElseThrow();
        double all = IntStream.range(0, 784)
                .map(i -> picture.at(i / 28, i % 28, 0))
                .average()
                .orElseThrow();
        return border / 4 < all;
    }

    @Test
    void everyDigitIsWrittenInSeveralWays() {
        assertThat(DrawnGlyphs.digits())
                .hasSize(10)
                .allSatisfy(
                        ways -> assertThat(ways).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates());
        assertThat(DrawnGlyphs.digits().stream().flatMap(List::stream).flatMap(List::stream))
                .allSatisfy(stroke -> assertThat(stroke.points())
                        .allSatisfy(p -> assertThat(p.x()).isBetween(0.0, 60.0))
                        .allSatisfy(p -> assertThat(p.y()).isBetween(0.0, 100.0)));
    }

    @Test
    void curvesGoThroughTheirPoints() {
        DrawnStroke loop = DrawnStroke.parse("loop 0 0, 10 0, 10 10, 0 10").get(0);
        assertThat(loop.corners()).containsAll(loop.points());
        assertThat(loop.corners().get(loop.corners().size() - 1))
                .isEqualTo(loop.points().get(0));
        DrawnStroke curve = DrawnStroke.parse("curve 0 0, 10 0, 10 10").get(0);
        assertThat(curve.corners()).containsAll(curve.points()).hasSize(13);
    }

    @Test
    void fewerThanOneOfEachIsRefused() {
        assertThatThrownBy(() -> Drawn.characters(9, Seed.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples must be at least 10, one of each digit, but were 9");
    }

    private static List<Picture> pictures(Dataset set) {
        return set.samples().stream().map(Sample::picture).toList();
    }
}
