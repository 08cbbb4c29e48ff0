package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Fill;
import dev.fovea.augment.Rotation;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain sampling shows each picture once, balanced sampling each class equally often. */
class OrderTest {
    /** Class 0 has {@code first} samples, class 1 {@code second}, class 2 none. */
    private static Dataset data(int first, int second) {
        Dataset data = Samples.data(first + second, i -> () -> Samples.slope(i));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            samples.add(data.samples().get(i).withLabel(i < first ? 0 : 1));
        }
        return data.withSamples(samples);
    }

    /** How often each position is shown in an epoch. */
    private static int[] shown(Dataset data, Sampling sampling, int epoch) {
        int[] counts = new int[data.size()];
        BatchSettings settings = Samples.settings(4).withSampling(sampling);
        try (Batches batches =
                Batches.training(Samples.train(data), Samples.PREPROCESS, Augment.none(), Seed.of(3), settings)) {
            for (Epoch left = batches.epoch(epoch); left.hasNext(); ) {
                for (int position : left.next().positions()) {
                    counts[position]++;
                }
            }
        }
        return counts;
    }

    @Test
    void plainShowsEachOnce() {
        assertThat(shown(data(9, 2), Sampling.PLAIN, 0)).containsOnly(1);
    }

    @ParameterizedTest
    @CsvSource({"9,2", "2,9", "1,20", "10,10", "7,0"})
    void balancedShowsEachClassEquallyOften(int first, int second) {
        Dataset data = data(first, second);
        for (int epoch = 0; epoch < 5; epoch++) {
            int[] shown = shown(data, Sampling.BALANCED, epoch);
            int ofFirst = IntStream.range(0, first).map(i -> shown[i]).sum();
            assertThat(IntStream.of(shown).sum()).isEqualTo(first + second);
            int half = (first + second) / 2;
            assertThat(ofFirst).isBetween(second == 0 ? first : half, second == 0 ? first : first + second - half);
            evenly(Arrays.copyOfRange(shown, 0, first));
            evenly(Arrays.copyOfRange(shown, first, first + second));
        }
    }

    /** No picture of a class is shown twice more than another one. */
    private static void evenly(int[] shown) {
        IntStream.of(shown)
                .min()
                .ifPresent(least ->
                        assertThat(IntStream.of(shown).max().getAsInt() - least).isLessThanOrEqualTo(1));
    }

    @Test
    void everyEpochIsAnotherAndEachRepeatsItself() {
        Dataset data = data(40, 4);
        assertThat(shown(data, Sampling.BALANCED, 1)).isEqualTo(shown(data, Sampling.BALANCED, 1));
        assertThat(shown(data, Sampling.BALANCED, 2)).isNotEqualTo(shown(data, Sampling.BALANCED, 1));
    }

    @Test
    void aPictureThatIsShownAgainIsChangedInAnotherWay() {
        Dataset data = data(1, 7);
        List<String> pixels = new ArrayList<>();
        BatchSettings settings = Samples.settings(1).withSampling(Sampling.BALANCED);
        Augment turned = Augment.of(Fill.WRAP, new Rotation(40));
        try (Batches batches =
                Batches.training(Samples.train(data), Samples.PREPROCESS, turned, Seed.of(3), settings)) {
            for (Epoch left = batches.epoch(0); left.hasNext(); ) {
                PixelBatch batch = left.next();
                if (batch.positions()[0] == 0) {
                    pixels.add(Arrays.toString(batch.pixels()));
                }
            }
        }
        assertThat(pixels).hasSize(4).doesNotHaveDuplicates();
    }
}
