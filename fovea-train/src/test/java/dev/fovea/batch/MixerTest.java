package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Fill;
import dev.fovea.augment.Mixing;
import dev.fovea.augment.Rotation;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixerTest {
    private static final Augment TURNED = Augment.of(Fill.WRAP, new Rotation(30));
    private static final int LENGTH = Samples.SIZE * Samples.SIZE;

    /** A batch as it was when it was lent. */
    private record Kept(List<Integer> truth, List<Integer> other, List<Double> share, String pixels) {
        static Kept of(PixelBatch batch) {
            Targets t = batch.targets();
            return new Kept(
                    IntStream.of(t.truth()).boxed().toList(),
                    IntStream.of(t.other()).boxed().toList(),
                    Arrays.stream(t.share()).boxed().toList(),
                    Arrays.toString(batch.pixels()));
        }
    }

    private static List<Kept> batches(BatchSettings settings, int epoch, int from) {
        Dataset data = Samples.data(53, i -> () -> Samples.slope(i));
        List<Kept> kept = new ArrayList<>();
        try (Batches batches =
                Batches.training(Samples.train(data), Samples.PREPROCESS, TURNED, Seed.of(7), settings)) {
            for (Epoch left = batches.epoch(epoch, from); left.hasNext(); ) {
                kept.add(Kept.of(left.next()));
            }
        }
        return kept;
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0", "0, 1", "0.4, 1"})
    void theSameForAnyNumberOfWorkersAndWhereAnEpochGoesOn(double mixup, double cutmix) {
        BatchSettings settings = Samples.settings(8).withMixing(new Mixing(mixup, cutmix));
        List<Kept> one = batches(settings.withWorkers(1).withAhead(1), 3, 0);
        for (int workers : new int[] {2, 3, 9}) {
            assertThat(batches(settings.withWorkers(workers), 3, 0)).isEqualTo(one);
        }
        assertThat(batches(settings, 3, 4)).isEqualTo(one.subList(4, 7));
        assertThat(batches(settings, 4, 0)).isNotEqualTo(one);
    }

    /** Each is its own picture and the one before it, by the share that its targets say. */
    @Test
    void pixelsAndTargetsAreMixedByTheSameShare() {
        List<Kept> plain = batches(Samples.settings(8), 0, 0);
        List<Kept> mixed = batches(Samples.settings(8).withMixing(new Mixing(1, 0)), 0, 0);
        for (int b = 0; b < plain.size(); b++) {
            List<Integer> truth = plain.get(b).truth();
            int n = truth.size();
            assertThat(mixed.get(b).truth()).isEqualTo(truth);
            assertThat(mixed.get(b).share()).allMatch(mixed.get(b).share().get(0)::equals);
            double share = mixed.get(b).share().get(0);
            int[] before = values(plain.get(b));
            int[] after = values(mixed.get(b));
            for (int i = 0; i < n; i++) {
                int other = (i + n - 1) % n;
                assertThat(mixed.get(b).other().get(i)).isEqualTo(truth.get(other));
                for (int v = 0; v < LENGTH; v++) {
                    double expected = (1 - share) * before[i * LENGTH + v] + share * before[other * LENGTH + v];
                    assertThat((double) after[i * LENGTH + v])
                            .isCloseTo(expected, org.assertj.core.data.Offset.offset(0.51));
                }
            }
        }
    }

    /** Batches to judge on are never mixed. */
    @Test
    void judgesOnPicturesAsTheyAre() {
        Dataset data = Samples.data(10, i -> () -> Samples.slope(i));
        BatchSettings settings = Samples.settings(4).withMixing(new Mixing(1, 1));
        try (Batches batches = Batches.plain(data, Samples.PREPROCESS, settings)) {
            for (Epoch left = batches.epoch(0); left.hasNext(); ) {
                assertThat(left.next().targets().share()).containsOnly(0);
            }
        }
    }

    private static int[] values(Kept batch) {
        String[] words = batch.pixels().replaceAll("[\\[\\] ]", "").split(",");
        return Arrays.stream(words).mapToInt(w -> Integer.parseInt(w) & 0xff).toArray();
    }
}
