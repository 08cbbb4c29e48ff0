package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Augmentation;
import dev.fovea.augment.Fill;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.picture.Picture;
import dev.fovea.picture.UnreadablePicture;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every way an epoch may end other than by its last batch. A fault here would be a wait for ever: hence the limit. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchesEndTest {
    private static Batches plain(Dataset data, BatchSettings settings) {
        return Batches.plain(data, Samples.PREPROCESS, settings);
    }

    @Test
    void leavesAnEpochHalfWay() {
        try (Batches batches = plain(Samples.data(100), Samples.settings(3))) {
            for (int i = 0; i < 50; i++) {
                Epoch left = batches.epoch(i);
                left.next();
                if (i % 2 == 0) {
                    left.close();
                }
                Epoch whole = batches.epoch(i);
                int n = 0;
                while (whole.hasNext()) {
                    PixelBatch batch = whole.next();
                    assertThat(batch.pixels()[0]).isEqualTo((byte) batch.positions()[0]);
                    n += batch.size();
                }
                assertThat(n).isEqualTo(100);
                assertThatThrownBy(left::next).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void endsItsThreads() {
        Batches batches = plain(Samples.data(100), Samples.settings(3));
        batches.epoch(0).next();
        assertThat(workers()).isEqualTo(2);
        batches.close();
        assertThat(workers()).isZero();
        batches.close();
        assertThatThrownBy(() -> batches.epoch(1)).isInstanceOf(IllegalStateException.class);
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fovea-batch-"))
                .peek(thread -> assertThat(thread.isDaemon()).isTrue())
                .count();
    }

    @Test
    void closingWakesWhoeverWaits() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Dataset data = Samples.data(8, i -> () -> heldBack(reading, held, i));
        Batches batches = plain(data, Samples.settings(4));
        CompletableFuture<PixelBatch> waiting = CompletableFuture.supplyAsync(batches.epoch(0)::next);
        reading.await();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(batches::close);
        // the picture is still held: the consumer is told all the same
        assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        held.countDown();
        closing.get(30, TimeUnit.SECONDS);
        assertThat(workers()).isZero();
    }

    private static Picture heldBack(CountDownLatch reading, CountDownLatch held, int value) {
        reading.countDown();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Samples.plain(value);
    }

    @Test
    void aBadPictureIsNamedAtOnce() {
        CountDownLatch told = new CountDownLatch(1);
        Dataset data = Samples.data(8, i -> () -> {
            if (i == 2) {
                throw new UnreadablePicture("truncated JPEG");
            }
            return i == 0 ? heldBack(new CountDownLatch(1), told, i) : Samples.plain(i);
        });
        try (Batches batches = plain(data, Samples.settings(4))) {
            Epoch epoch = batches.epoch(0);
            // sample 0 is still being read, by the other worker
            assertThatThrownBy(epoch::next)
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("picture must be readable, but was truncated JPEG (s2)");
            assertThatThrownBy(epoch::next).isInstanceOf(FoveaException.class);
            told.countDown();
        }
    }

    @Test
    void goesOnAfterAFailure() {
        AtomicBoolean bad = new AtomicBoolean(true);
        Dataset data = Samples.data(40, i -> () -> {
            if (bad.get()) {
                throw new FoveaException("the disk is gone");
            }
            return Samples.plain(i);
        });
        try (Batches batches = plain(data, Samples.settings(4))) {
            assertThatThrownBy(batches.epoch(0)::next).hasMessageContaining("the disk is gone (s");
            bad.set(false);
            int n = 0;
            for (Epoch epoch = batches.epoch(1); epoch.hasNext(); n++) {
                epoch.next();
            }
            assertThat(n).isEqualTo(10);
        }
    }

    @Test
    void anErrorInTheUsersOwnFunctionReachesTheCaller() {
        Augment augment = Augment.of(Fill.WRAP, Augmentation.custom("broken", (picture, random) -> {
            throw new AssertionError("never mind");
        }));
        try (Batches batches = Batches.training(
                Samples.train(Samples.data(4)), Samples.PREPROCESS, augment, Seed.of(1), Samples.settings(4))) {
            assertThatThrownBy(batches.epoch(0)::next)
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("never mind")
                    .hasRootCauseInstanceOf(AssertionError.class);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Dataset data = Samples.data(8, i -> () -> heldBack(reading, held, i));
        try (Batches batches = plain(data, Samples.settings(4))) {
            Epoch epoch = batches.epoch(0);
            CompletableFuture<Boolean> stillSet = new CompletableFuture<>();
            Thread consumer = new Thread(() -> {
                try {
                    epoch.next();
                } catch (CancellationException e) {
                    stillSet.complete(Thread.currentThread().isInterrupted());
                }
            });
            consumer.start();
            reading.await();
            consumer.interrupt();
            assertThat(stillSet.get(30, TimeUnit.SECONDS)).isTrue();
            held.countDown();
            int n = 0;
            for (Epoch next = batches.epoch(1); next.hasNext(); n++) {
                next.next();
            }
            assertThat(n).isEqualTo(2);
        }
    }

    @Test
    void closesAtAnyTimeFromAnyThread() throws Exception {
        for (int i = 0; i < 200; i++) {
            Batches batches = plain(Samples.data(64), Samples.settings(2).withAhead(1 + i % 3));
            Epoch epoch = batches.epoch(0);
            int until = i % 32;
            @Nullable CompletableFuture<Void> closing = null;
            for (int taken = 0; epoch.hasNext(); taken++) {
                if (taken == until) {
                    closing = CompletableFuture.runAsync(batches::close);
                }
                try {
                    epoch.next();
                } catch (IllegalStateException e) {
                    break;
                }
            }
            Objects.requireNonNull(closing).get(30, TimeUnit.SECONDS);
        }
        assertThat(workers()).isZero();
    }
}
