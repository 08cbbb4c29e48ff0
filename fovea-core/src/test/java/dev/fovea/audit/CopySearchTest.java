package dev.fovea.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.data.PictureSource;
import dev.fovea.data.Sample;
import dev.fovea.data.Scan;
import dev.fovea.picture.Picture;
import dev.fovea.picture.UnreadablePicture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopySearchTest {
    private static final int DIFFERENT = 40;
    private static final int COPIED = 20;
    /** Of those copied: these pictures are half noise, which is harder than photographs. */
    private static final int FOUND = 17;

    /** Different pictures, and behind them copies of the first ones. */
    private static List<Picture> planted(Changed change) {
        List<Picture> pictures = Landscapes.several(DIFFERENT, Seed.of(5));
        for (int i = 0; i < COPIED; i++) {
            pictures.add(change.of(pictures.get(i), Seed.of(6).child(i).random()));
        }
        return pictures;
    }

    private static Copies search(Dataset data, int threads) {
        return CopySearch.of(data, threads, Scan.usual().listener());
    }

    private static Set<List<Integer>> positions(Copies copies) {
        return copies.pairs().stream()
                .map(pair -> List.of(pair.first(), pair.second()))
                .collect(Collectors.toCollection(() -> new TreeSet<>((a, b) -> Arrays.compare(array(a), array(b)))));
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(i -> i).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void findsEachKindOfCopyAndNothingElse(Changed change) {
        Copies copies = search(Landscapes.dataset(planted(change)), 1);
        List<List<Integer>> wanted = IntStream.range(0, COPIED)
                .mapToObj(i -> List.of(i, DIFFERENT + i))
                .toList();
        assertThat(wanted).containsAll(positions(copies));
        assertThat(copies.pairs()).hasSizeGreaterThanOrEqualTo(FOUND);
        assertThat(copies.pairs())
                .allSatisfy(pair -> assertThat(pair.likeness()).isBetween(0.9, 1.0));
    }

    @Test
    void saysWhatWasDone() {
        Picture one = Landscapes.draw(Seed.of(1));
        assertThat(how(one, Changed.MIRRORED)).contains("mirrored");
        assertThat(how(one, Changed.ROTATED)).contains("rotated by 5 degrees");
        assertThat(how(one, Changed.CROPPED)).contains("cropped to 6");
        assertThat(how(one, Changed.RESIZED)).isEqualTo("resized");
    }

    private static String how(Picture picture, Changed change) {
        Copies copies = search(
                Landscapes.dataset(
                        List.of(picture, change.of(picture, Seed.of(9).random()))),
                1);
        return copies.pairs().get(0).how().text();
    }

    @Test
    void threadsAndOrderChangeNothing() {
        List<Picture> pictures = planted(Changed.CROPPED);
        Copies plain = search(Landscapes.dataset(pictures), 1);
        assertThat(search(Landscapes.dataset(pictures), 3)).isEqualTo(plain);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, pictures.size()).boxed().toList());
        Collections.shuffle(order, new Random(3));
        Copies shuffled = search(Landscapes.dataset(pictures).subset(order), 2);
        Set<Set<Integer>> back = shuffled.pairs().stream()
                .map(pair -> Set.of(order.get(pair.first()), order.get(pair.second())))
                .collect(Collectors.toSet());
        assertThat(back)
                .isEqualTo(plain.pairs().stream()
                        .map(pair -> Set.of(pair.first(), pair.second()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theSameFileAndTheSamePixelsAreToldApart() {
        Picture picture = Landscapes.draw(Seed.of(1));
        List<Picture> pictures = Landscapes.several(3, Seed.of(2));
        List<Sample> samples = new ArrayList<>(Landscapes.dataset(pictures).samples());
        byte[] first = Ppm.of(picture, "");
        byte[] second = Ppm.of(picture, "# another comment\n");
        samples.add(new Sample("a.ppm", encoded(first, picture), 0, null, null));
        samples.add(new Sample("b.ppm", encoded(first.clone(), picture), 0, null, null));
        samples.add(new Sample("c.ppm", encoded(second, picture), 0, null, null));
        List<CopyPair> pairs =
                search(Landscapes.dataset(pictures).withSamples(samples), 1).pairs();
        assertThat(pairs)
                .containsExactly(
                        new CopyPair(3, 4, CopyKind.SAME_FILE, 1), new CopyPair(3, 5, CopyKind.SAME_PIXELS, 1));
    }

    private static PictureSource encoded(byte[] bytes, Picture picture) {
        return new PictureSource() {
            @Override
            public Picture read() {
                return picture;
            }

            @Override
            public Optional<byte[]> encoded() {
                return Optional.of(bytes);
            }
        };
    }

    @Test
    void digitsAreNotCopiesOfEachOther() {
        Dataset digits = Drawn.characters(2000, Seed.of(1));
        Copies copies = search(digits, 1);
        assertThat(copies.groups().stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(10);
    }

    @Test
    void copiesOfDigitsAreFound() {
        Dataset digits = Drawn.characters(400, Seed.of(1));
        List<Picture> pictures =
                new ArrayList<>(digits.samples().stream().map(Sample::picture).toList());
        for (int i = 0; i < 40; i++) {
            Changed change = i % 2 == 0 ? Changed.REENCODED : Changed.BRIGHTER;
            pictures.add(change.of(pictures.get(i), Seed.of(4).child(i).random()));
        }
        Set<List<Integer>> found = positions(search(Landscapes.dataset(pictures), 1));
        long hits = IntStream.range(0, 40)
                .filter(i -> found.contains(List.of(i, 400 + i)))
                .count();
        assertThat(hits).isGreaterThanOrEqualTo(36);
        assertThat(found.size() - hits).isLessThanOrEqualTo(2);
    }

    @Test
    void blankPicturesAreCopiesOnlyWhereTheyAreEqual() {
        List<Picture> pictures = new ArrayList<>();
        for (int level : new int[] {0, 0, 100, 200}) {
            byte[] pixels = new byte[100 * 80];
            Arrays.fill(pixels, (byte) level);
            pictures.add(new Picture(80, 100, 1, pixels));
        }
        assertThat(positions(search(Landscapes.dataset(pictures), 1))).containsExactly(List.of(0, 1));
    }

    @Test
    void linesAreNotCopiesOfLines() {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            byte[] pixels = new byte[64 * 64];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = (byte) (p % 64 + p / 64 * (i - 15) / 30.0 < 12 + i ? 40 : 210);
            }
            pictures.add(new Picture(64, 64, 1, pixels));
        }
        assertThat(search(Landscapes.dataset(pictures), 1).pairs()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNotedAndPassedOver() {
        List<Picture> pictures = planted(Changed.MIRRORED);
        List<Sample> samples = new ArrayList<>(Landscapes.dataset(pictures).samples());
        samples.set(30, samples.get(30).withSource(() -> {
            throw new UnreadablePicture("truncated JPEG");
        }));
        Copies copies = search(Landscapes.dataset(pictures).withSamples(samples), 2);
        assertThat(copies.pairs()).hasSizeGreaterThanOrEqualTo(FOUND);
        assertThat(copies.unread()).containsExactly(new BadFile("p30", "truncated JPEG"));
    }

    @Test
    void nothingAndOnePictureHaveNoCopies() {
        assertThat(search(Landscapes.dataset(List.of()), 2).pairs()).isEmpty();
        assertThat(search(Landscapes.dataset(Landscapes.several(1, Seed.of(1))), 2)
                        .pairs())
                .isEmpty();
    }
}
