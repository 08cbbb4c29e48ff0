package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Fill;
import dev.fovea.augment.RandomResizedCrop;
import dev.fovea.augment.Range;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.FilePicture;
import dev.fovea.data.PictureSource;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Pictures;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCacheTest {
    private static final int N = 24;
    private static final long BUDGET = 64L << 20;
    private static final Preprocess RGB =
            new Preprocess(20, Fit.CROP, 20, Channels.RGB, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    private static final Augment CROPS =
            Augment.of(Fill.REFLECT, new RandomResizedCrop(new Range(0.5, 1), new Range(0.75, 1.33)));

    @TempDir
    private Path temporary;

    private Path pictures = Path.of("");
    private CacheFolder folder = new CacheFolder(Path.of(""));

    /** JPEGs large enough to be decoded at a half or a quarter, some to be turned; PNGs; and two with the same bytes. */
    @BeforeEach
    void draw() throws IOException {
        pictures = Files.createDirectory(temporary.resolve("pictures"));
        folder = new CacheFolder(temporary.resolve("cache"));
        for (int i = 0; i < N; i++) {
            byte[] bytes =
                    i % 3 == 0 ? Jpegs.encoded("png", 40 + i, 60, i) : Jpegs.encoded("jpg", 120 + 10 * i, 150, i);
            Files.write(path(i), i % 3 == 1 ? Jpegs.turned(bytes, 1 + i % 8) : bytes);
        }
        Files.copy(path(1), path(N));
    }

    private Path path(int i) {
        return pictures.resolve(i + ".picture");
    }

    private Dataset data() {
        return Samples.data(N + 1, i -> new FilePicture(path(i)));
    }

    /** Every value of two epochs of training with crops and of a plain one, from a cache with these budgets. */
    private List<String> values(long memory, long disk) {
        try (PictureCache cache = PictureCache.of(memory, folder, disk)) {
            Dataset data = cache.over(data());
            BatchSettings settings = Samples.settings(4);
            List<String> out = new ArrayList<>();
            try (Batches training = Batches.training(Samples.train(data), RGB, CROPS, Seed.of(1), settings)) {
                collect(training.epoch(0), out);
                collect(training.epoch(1), out);
            }
            try (Batches plain = Batches.plain(data, RGB, settings)) {
                collect(plain.epoch(0), out);
                collect(plain.epoch(1), out);
            }
            out.add(ChannelStatistics.of(Samples.train(data), RGB).toString());
            assertThat(cache.notes()).hasSizeLessThan(3);
            return out;
        }
    }

    private static void collect(Epoch epoch, List<String> out) {
        epoch.forEachRemaining(batch -> out.add(Arrays.toString(batch.pixels())));
    }

    @Test
    void whatComesOutDoesNotDependOnWhatIsKept() {
        List<String> never = values(0, 0);
        assertThat(values(BUDGET, 0)).isEqualTo(never);
        assertThat(values(40_000, 0)).isEqualTo(never);
        assertThat(folder.bytes()).isZero();
        assertThat(values(BUDGET, BUDGET)).isEqualTo(never);
        long kept = folder.bytes();
        assertThat(kept).isPositive();
        assertThat(values(0, BUDGET)).isEqualTo(never);
        assertThat(values(BUDGET, BUDGET)).isEqualTo(never);
        assertThat(folder.bytes()).as("a later run adds nothing").isEqualTo(kept);
        folder.clear();
        assertThat(folder.bytes()).isZero();
        assertThat(values(0, 150_000)).isEqualTo(never);
        assertThat(folder.bytes()).isBetween(1L, 150_000L);
        assertThat(values(50_000, 300_000)).isEqualTo(never);
    }

    /** The test above says something about scaled decoding: without a cache it gives other pixels than the whole. */
    @Test
    void theseJpegsAreDecodedScaledForTraining() {
        Preparation training = Preparation.training(RGB, CROPS, N);
        Preparation whole = new Preparation(training.shape(), training.crop(), false);
        assertThat(training.scaled()).isTrue();
        PictureSource jpeg = new FilePicture(path(20));
        assertThat(training.of(jpeg)).isNotEqualTo(whole.of(jpeg));
        assertThat(training.of(Pictures.bytes(path(20)))).isEqualTo(training.of(jpeg));
        assertThat(training.word()).isNotEqualTo(whole.word());
    }

    private List<Picture> plain(long disk) {
        try (PictureCache cache = PictureCache.of(0, folder, disk)) {
            return cache.over(data()).samples().stream()
                    .map(sample -> PictureCache.picture(sample, Preparation.plain(RGB)))
                    .toList();
        }
    }

    @Test
    void knowsAPictureByItsContentAlone() throws IOException {
        List<Picture> before = plain(BUDGET);
        assertThat(count()).isEqualTo(N); // of the two with the same bytes, one
        long kept = folder.bytes();
        Files.move(path(0), path(100));
        Files.move(path(3), path(0));
        Files.move(path(100), path(3));
        Files.setLastModifiedTime(path(4), FileTime.from(Instant.EPOCH));
        List<Picture> moved = plain(BUDGET);
        assertThat(folder.bytes()).isEqualTo(kept);
        assertThat(moved.get(0)).isEqualTo(before.get(3));
        assertThat(moved.get(3)).isEqualTo(before.get(0));
        assertThat(moved.get(4)).isEqualTo(before.get(4));
    }

    /** The same path, length and time, other pixels. */
    @Test
    void aChangedPictureIsAnotherOne() throws IOException {
        Path bmp = path(5);
        byte[] bytes = Jpegs.encoded("bmp", 20, 20, 1);
        Files.write(bmp, bytes);
        FileTime time = Files.getLastModifiedTime(bmp);
        Picture before = plain(BUDGET).get(5);
        bytes[bytes.length - 30] ^= 0x40;
        Files.write(bmp, bytes);
        Files.setLastModifiedTime(bmp, time);
        assertThat(plain(BUDGET).get(5)).isNotEqualTo(before).isEqualTo(RGB.fit(Pictures.read(bmp)));
    }

    private int count() {
        return (int) files().stream()
                .filter(file -> file.toString().endsWith(PictureFile.INDEX))
                .mapToLong(DiskCacheTest::size)
                .map(bytes -> bytes / 24)
                .sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder.path())) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void damageIsNoticedAndMended() throws IOException {
        List<Picture> right = plain(BUDGET);
        Random random = new Random(5);
        int noticed = 0;
        for (int i = 0; i < 60; i++) {
            List<Path> all = files();
            damage(all.get(random.nextInt(all.size())), random);
            assertThat(plain(BUDGET)).as("damage " + i).isEqualTo(right);
            // what is mended lies in a new file; all bytes together may be as many as before
            noticed += files().equals(all) ? 0 : 1;
        }
        assertThat(noticed).isGreaterThan(20);
    }

    private static void damage(Path path, Random random) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long at = (long) (file.length() * random.nextDouble());
            switch (random.nextInt(4)) {
                case 0 -> file.setLength(at);
                case 1 -> {
                    file.seek(at);
                    file.write(new byte[Math.min(5000, (int) (file.length() - at))]);
                }
                case 2 -> {
                    file.seek(0);
                    file.write(new byte[(int) file.length()]);
                }
                default -> {
                    file.seek(at);
                    int old = file.read();
                    file.seek(at);
                    file.write(old ^ 1 << random.nextInt(8));
                }
            }
        }
    }

    /** What Java reads from a mapped file beyond its end is an error that the system raises. */
    @Test
    void aFileCutOffWhileItIsInUseIsNoticed() throws IOException {
        List<Picture> right = plain(BUDGET);
        try (PictureCache cache = PictureCache.of(0, folder, BUDGET)) {
            Dataset data = cache.over(data());
            for (int again = 0; again < 3; again++) {
                for (int i = 0; i < data.size(); i++) {
                    assertThat(PictureCache.picture(data.samples().get(i), Preparation.plain(RGB)))
                            .isEqualTo(right.get(i));
                }
                for (Path file : again == 0 ? files() : List.<Path>of()) {
                    Files.write(file, new byte[0]);
                }
            }
            assertThat(cache.notes()).singleElement().asString().contains("thrown away");
        }
    }

    @Test
    void deletingItWhileItIsInUseIsHarmless() {
        List<Picture> right = plain(BUDGET);
        try (PictureCache cache = PictureCache.of(0, folder, BUDGET)) {
            Dataset data = cache.over(data());
            for (int i = 0; i < data.size(); i++) {
                if (i % 5 == 2) {
                    folder.clear();
                }
                assertThat(PictureCache.picture(data.samples().get(i), Preparation.plain(RGB)))
                        .isEqualTo(right.get(i));
            }
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsToldOnce() throws IOException {
        folder = new CacheFolder(Files.createFile(temporary.resolve("file")).resolve("cache"));
        try (PictureCache cache = PictureCache.of(0, folder, BUDGET)) {
            Dataset data = cache.over(data());
            for (int i = 0; i < data.size(); i++) {
                assertThat(PictureCache.picture(data.samples().get(i), Preparation.plain(RGB)))
                        .isEqualTo(RGB.fit(Pictures.read(path(i))));
            }
            assertThat(cache.notes())
                    .singleElement()
                    .asString()
                    .contains("The picture cache cannot grow")
                    .contains("--cache off");
            assertThat(cache.notes()).isEmpty();
        }
    }

    @Test
    void whatWasUsedLongestAgoMakesWay() throws IOException {
        List<Path> made = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Path old = Files.createDirectories(folder.path().resolve("v0-" + i)).resolve("x" + PictureFile.PICTURES);
            Files.write(old, new byte[20_000]);
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(1000L + 100L * (i ^ 1))));
            made.add(old);
        }
        plain(100_000); // files of 20,000 bytes: two hold the 25 pictures of 1,232 bytes
        // used longest ago: 2 (i ^ 1 = 3), then 3, 0, 1
        assertThat(IntStream.range(0, 4).filter(i -> Files.exists(made.get(i)))).containsExactly(0, 1);
        assertThat(folder.bytes()).isLessThanOrEqualTo(100_000);
    }
}
