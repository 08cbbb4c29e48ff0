package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Fill;
import dev.fovea.augment.RandomResizedCrop;
import dev.fovea.augment.Range;
import dev.fovea.augment.Rotation;
import dev.fovea.augment.Shift;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.split.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final Seed SEED = Seed.of(7);
    private static final Augment MOVED = Augment.of(Fill.WRAP, new Rotation(30), new Shift(0.3));

    /** A batch as it was when it was lent. */
    private record Kept(List<Integer> positions, List<Integer> truth, String pixels) {
        static Kept of(PixelBatch batch) {
            return new Kept(
                    IntStream.of(batch.positions()).boxed().toList(),
                    IntStream.of(batch.truth()).boxed().toList(),
                    Arrays.toString(batch.pixels()));
        }
    }

    private static List<Kept> all(Epoch epoch) {
        List<Kept> kept = new ArrayList<>();
        while (epoch.hasNext()) {
            kept.add(Kept.of(epoch.next()));
        }
        return kept;
    }

    private static List<Kept> moved(Dataset data, BatchSettings settings, int epoch, int from) {
        try (Batches batches = Batches.training(Samples.train(data), Samples.PREPROCESS, MOVED, SEED, settings)) {
            return all(batches.epoch(epoch, from));
        }
    }

    @Test
    void theSameForAnyNumberOfWorkersAndBatchesAhead() {
        Dataset data = Samples.data(53, i -> () -> Samples.slope(i));
        List<Kept> one = moved(data, Samples.settings(8).withWorkers(1).withAhead(1), 3, 0);
        assertThat(one).hasSize(7);
        for (int workers : new int[] {2, 3, 9}) {
            for (int ahead : new int[] {1, 2, 7}) {
                assertThat(moved(data, Samples.settings(8).withWorkers(workers).withAhead(ahead), 3, 0))
                        .isEqualTo(one);
            }
        }
        assertThat(moved(data, Samples.settings(8).withBudget(0), 3, 0)).isEqualTo(one);
        assertThat(moved(data, Samples.settings(8), 4, 0)).isNotEqualTo(one);
    }

    /** What a sample becomes depends on its place in the data set, not on its place in the epoch. */
    @Test
    void aSampleIsChangedTheSameInBatchesOfAnySize() {
        Dataset data = Samples.data(20, i -> () -> Samples.slope(0));
        assertThat(byPosition(data, 20)).isEqualTo(byPosition(data, 1));
    }

    @Test
    void aSampleIsChangedAnewInEachEpoch() {
        Dataset data = Samples.data(1, i -> () -> Samples.slope(0));
        List<Kept> epochs = IntStream.range(0, 5)
                .mapToObj(epoch -> moved(data, Samples.settings(1), epoch, 0).get(0))
                .toList();
        assertThat(epochs).doesNotHaveDuplicates();
    }

    private static List<String> byPosition(Dataset data, int size) {
        String[] pixels = new String[data.size()];
        int length = Samples.SIZE * Samples.SIZE;
        try (Batches batches =
                Batches.training(Samples.train(data), Samples.PREPROCESS, MOVED, SEED, Samples.settings(size))) {
            for (Epoch epoch = batches.epoch(0); epoch.hasNext(); ) {
                PixelBatch batch = epoch.next();
                for (int i = 0; i < batch.size(); i++) {
                    pixels[batch.positions()[i]] =
                            Arrays.toString(Arrays.copyOfRange(batch.pixels(), i * length, (i + 1) * length));
                }
            }
        }
        assertThat(pixels).doesNotHaveDuplicates();
        return List.of(pixels);
    }

    @Test
    void goesOnInTheMiddleAsIfItHadNotStopped() {
        Dataset data = Samples.data(21);
        List<Kept> whole = moved(data, Samples.settings(4), 2, 0);
        assertThat(moved(data, Samples.settings(4), 2, 3)).isEqualTo(whole.subList(3, 6));
        assertThat(moved(data, Samples.settings(4), 2, 6)).isEmpty();
    }

    /** What was passed over is not read. */
    @Test
    void readsNothingBeforeTheMiddle() {
        AtomicInteger reads = new AtomicInteger();
        Dataset data = Samples.data(21, i -> () -> {
            reads.incrementAndGet();
            return Samples.plain(i);
        });
        assertThat(moved(data, Samples.settings(4), 2, 3)).hasSize(3);
        assertThat(reads).hasValue(9);
    }

    @Test
    void shufflesEachEpochAnewAndMissesNobody() {
        Dataset data = Samples.data(21);
        BatchSettings settings = Samples.settings(4);
        try (Batches batches =
                Batches.training(Samples.train(data), Samples.PREPROCESS, Augment.none(), SEED, settings)) {
            List<Integer> first = positions(batches.epoch(0));
            List<Integer> second = positions(batches.epoch(1));
            assertThat(first).isNotEqualTo(second);
            assertThat(first).containsExactlyInAnyOrderElementsOf(second);
            assertThat(second)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 21).boxed().toList());
            assertThat(positions(batches.epoch(0))).isEqualTo(first);
        }
    }

    private static List<Integer> positions(Epoch epoch) {
        return all(epoch).stream().flatMap(kept -> kept.positions().stream()).toList();
    }

    @Test
    void plainOnesComeInOrderAsTheyAre() {
        BatchSettings settings = Samples.settings(4).withLast(LastBatch.DROP);
        try (Batches batches = Batches.plain(Samples.data(10), Samples.PREPROCESS, settings)) {
            assertThat(batches.perEpoch()).isEqualTo(3);
            int seen = 0;
            for (Epoch epoch = batches.epoch(0); epoch.hasNext(); ) {
                PixelBatch batch = epoch.next();
                assertThat(batch.pixels()).hasSize(batch.size() * 36);
                for (int i = 0; i < batch.size(); i++, seen++) {
                    assertThat(batch.positions()[i]).isEqualTo(seen);
                    assertThat(batch.truth()[i]).isEqualTo(seen % 3);
                    assertThat(batch.pixels()[i * 36 + 35]).isEqualTo((byte) seen);
                }
            }
            assertThat(seen).isEqualTo(10);
        }
    }

    @Test
    void dropsAnIncompleteBatchIfTold() {
        BatchSettings settings = Samples.settings(4).withLast(LastBatch.DROP);
        assertThat(moved(Samples.data(11), settings, 0, 0)).hasSize(2);
        assertThat(moved(Samples.data(3), settings, 0, 0)).hasSize(1);
        assertThat(moved(Samples.data(8), settings, 0, 0)).hasSize(2);
    }

    @Test
    void usesFewArraysAgainAndAgain() {
        BatchSettings settings = Samples.settings(4).withAhead(2);
        Set<byte[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        try (Batches batches = Batches.plain(Samples.data(400), Samples.PREPROCESS, settings)) {
            for (Epoch epoch = batches.epoch(0); epoch.hasNext(); ) {
                try (PixelBatch batch = epoch.next()) {
                    arrays.add(batch.pixels());
                    batch.close();
                }
            }
        }
        assertThat(arrays).hasSizeBetween(1, 4);
    }

    @Test
    void readsEachPictureOnceWhileTheBudgetLasts() {
        assertThat(reads(Long.MAX_VALUE)).isEqualTo(10);
        assertThat(reads(0)).isEqualTo(30);
        assertThat(reads(4 * (Stored.HEAD + 36))).isEqualTo(4 + 3 * 6);
    }

    private static int reads(long budget) {
        AtomicInteger reads = new AtomicInteger();
        Dataset data = Samples.data(10, i -> () -> {
            reads.incrementAndGet();
            return Samples.plain(i);
        });
        BatchSettings settings = Samples.settings(4).withWorkers(1).withBudget(budget);
        try (Batches batches = Batches.plain(data, Samples.PREPROCESS, settings)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                all(batches.epoch(epoch));
            }
        }
        return reads.get();
    }

    /** Fitting by crop would cut off the bright columns at the left; a random crop of nearly everything sees them. */
    @Test
    void cropsAtRandomFromThePictureAsItWas() {
        Dataset data = Samples.data(8, i -> () -> brightLeft(60, 90));
        Preprocess cropped = new Preprocess(6, Fit.CROP, 6, Channels.GRAY, List.of(0.0), List.of(1.0));
        Augment crop = Augment.of(Fill.WRAP, new RandomResizedCrop(new Range(0.95, 1), new Range(1.45, 1.55)));
        assertThat(brightest(data, cropped, Augment.none())).isZero();
        assertThat(brightest(data, cropped, crop)).isGreaterThan(20);
    }

    private static int brightest(Dataset data, Preprocess preprocess, Augment augment) {
        BatchSettings settings = Samples.settings(8);
        try (Batches batches = Batches.training(Samples.train(data), preprocess, augment, SEED, settings)) {
            byte[] pixels = batches.epoch(0).next().pixels();
            return IntStream.range(0, pixels.length)
                    .map(i -> pixels[i] & 0xff)
                    .max()
                    .orElseThrow();
        }
    }

    private static Picture brightLeft(int height, int width) {
        byte[] pixels = new byte[height * width];
        for (int row = 0; row < height; row++) {
            Arrays.fill(pixels, row * width, row * width + 10, (byte) 200);
        }
        return new Picture(height, width, 1, pixels);
    }

    @Test
    void refusesTheTestPartAndAnEmptyOne() {
        Part test = new Part(Samples.data(3), Role.TEST);
        assertThatThrownBy(() -> Batches.training(test, Samples.PREPROCESS, MOVED, SEED, Samples.settings(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but was test");
        assertThatThrownBy(() -> Batches.plain(Samples.data(0), Samples.PREPROCESS, Samples.settings(2)))
                .hasMessageContaining("must have samples");
    }
}
