package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.augment.Augment;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import dev.fovea.split.Split;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureCacheTest {
    private static final Preparation PLAIN = Preparation.plain(Samples.PREPROCESS);
    private static final int EACH = Samples.SIZE * Samples.SIZE + Stored.HEAD;

    private final AtomicInteger reads = new AtomicInteger();

    private Dataset counted(int n) {
        return Samples.data(n, i -> () -> {
            reads.incrementAndGet();
            return Samples.slope(i);
        });
    }

    private static void readAll(Dataset data) {
        for (int i = 0; i < data.size(); i++) {
            assertThat(PictureCache.picture(data.samples().get(i), PLAIN)).isEqualTo(Samples.slope(i));
        }
    }

    @Test
    void readsEachPictureOnce() {
        try (PictureCache cache = PictureCache.inMemory(1 << 20)) {
            Dataset data = cache.over(counted(300));
            readAll(data);
            readAll(data);
            assertThat(reads).hasValue(300);
        }
    }

    @Test
    void keepsWhatFitsAndReadsTheRestAgain() {
        try (PictureCache cache = PictureCache.inMemory(10 * EACH)) {
            Dataset data = cache.over(counted(15));
            readAll(data);
            readAll(data);
            assertThat(reads).hasValue(15 + 5);
            assertThat(cache.used()).isEqualTo(10 * EACH);
        }
    }

    @Test
    void keepsNothingWithoutABudget() {
        try (PictureCache cache = PictureCache.inMemory(0)) {
            Dataset data = cache.over(counted(3));
            readAll(data);
            readAll(data);
            assertThat(reads).hasValue(6);
            assertThat(cache.used()).isZero();
        }
    }

    /** Small ones that share an array, large ones that have their own, and one that begins a new array. */
    @Test
    void keepsPicturesOfEverySize() {
        List<Picture> pictures = IntStream.range(0, 40)
                .mapToObj(i ->
                        new Picture(i % 5 == 0 ? 1300 : 900, 1000, 1, bytes((i % 5 == 0 ? 1300 : 900) * 1000, i)))
                .toList();
        Slabs slabs = new Slabs(45 << 20);
        List<Long> places = pictures.stream().map(slabs::add).toList();
        assertThat(places).doesNotContain(Place.UNKNOWN).doesNotHaveDuplicates();
        for (int i = 0; i < 40; i++) {
            assertThat(slabs.picture(places.get(i))).isEqualTo(pictures.get(i));
        }
        assertThat(slabs.copy(places.get(1), new byte[10], 0, 10)).isFalse();
        assertThat(slabs.used()).isLessThanOrEqualTo(45 << 20);
    }

    private static byte[] bytes(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** 200,000 pictures of 28 x 28: their pixels, their heads, and eight bytes each. */
    @Test
    void costsLittleBesideThePixels() {
        Slabs slabs = new Slabs(Long.MAX_VALUE);
        Picture picture = new Picture(28, 28, 1, new byte[784]);
        for (int i = 0; i < 200_000; i++) {
            slabs.add(picture);
        }
        assertThat(slabs.used()).isBetween(200_000L * 784, 200_000L * (784 + Stored.HEAD) + (8 << 20));
    }

    /** Statistics, training, the sample of the training part, validation; five times over. */
    @Test
    void everyPartOfARunSharesIt() {
        try (PictureCache cache = PictureCache.inMemory(1 << 20)) {
            Dataset data = cache.over(counted(60));
            BatchSettings settings = Samples.settings(8);
            for (Fold fold : Folds.stratified(data, 5, Seed.of(1))) {
                Split split = fold.split(0.2, Seed.of(2));
                ChannelStatistics.of(split.train(), Samples.PREPROCESS);
                drain(Batches.plain(split.train().data().first(20), Samples.PREPROCESS, settings));
                drain(Batches.plain(split.validation().data(), Samples.PREPROCESS, settings));
                drain(Batches.plain(split.test().data(), Samples.PREPROCESS, settings));
                drain(Batches.training(split.train(), Samples.PREPROCESS, Augment.none(), Seed.of(3), settings));
            }
            assertThat(reads).hasValue(60);
        }
    }

    private static void drain(Batches batches) {
        try (batches) {
            batches.epoch(0).forEachRemaining(PixelBatch::close);
        }
    }

    @Test
    void aDataSetStaysWithTheCacheThatItHas() {
        try (PictureCache first = PictureCache.inMemory(1 << 20);
                PictureCache second = PictureCache.inMemory(1 << 20)) {
            Dataset data = second.over(first.over(counted(5)));
            readAll(data);
            assertThat(first.used()).isPositive();
            assertThat(second.used()).isZero();
        }
    }

    /** Decoded for evaluation and decoded for training are different pictures, each kept. */
    @Test
    void keepsEachPreparationApart() {
        Preprocess smaller = new Preprocess(3, Fit.STRETCH, 3, Channels.GRAY, List.of(0.5), List.of(1.0));
        try (PictureCache cache = PictureCache.inMemory(1 << 20)) {
            Dataset data = cache.over(counted(1));
            for (int again = 0; again < 2; again++) {
                readAll(data);
                assertThat(PictureCache.picture(data.samples().get(0), Preparation.plain(smaller)))
                        .isEqualTo(smaller.fit(Samples.slope(0)));
            }
            assertThat(reads).hasValue(2);
        }
    }
}
