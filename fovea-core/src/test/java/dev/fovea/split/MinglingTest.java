package dev.fovea.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinglingTest {
    @Test
    void partsKeepTheirSizesAndCountsAndHoldEverySampleOnce() {
        for (long seed = 0; seed < 60; seed++) {
            Dataset data = Drawn.grouped(seed);
            if (Arrays.stream(data.counts()).min().orElse(0) < 20) {
                continue;
            }
            Mingling mingling = Mingling.of(data, Seed.of(seed));
            Set<String> names = new HashSet<>();
            for (Fold fold : Folds.stratified(data, 2, Seed.of(seed))) {
                Part before = fold.heldOut();
                Part after = mingling.over(before);
                assertThat(after.role()).isEqualTo(before.role());
                assertThat(after.data().counts()).isEqualTo(before.data().counts());
                assertThat(after.data().samples()).allMatch(sample -> sample.group() == null);
                after.data()
                        .samples()
                        .forEach(sample -> assertThat(names.add(sample.name())).isTrue());
            }
            assertThat(names).hasSize(data.size());
        }
    }

    /** Two of a group come together again as often as any two of their class would: k - 1 of k folds apart. */
    @Test
    void groupsPartAsOftenAsChanceWouldHaveIt() {
        Dataset data = Drawn.counts(40, 40).grouped(MinglingTest::pairOf);
        Folds folds = Folds.stratified(data, 5, Seed.of(1));
        int apart = 0;
        int pairs = 0;
        for (long seed = 0; seed < 100; seed++) {
            Mingling mingling = Mingling.of(data, Seed.of(seed));
            Map<String, Integer> foldOf = new HashMap<>();
            folds.forEach(fold -> mingling.over(fold.heldOut())
                    .data()
                    .samples()
                    .forEach(sample -> foldOf.put(sample.name(), fold.index())));
            Map<String, Integer> firstOf = new HashMap<>();
            for (Sample sample : data.samples()) {
                Integer own = Objects.requireNonNull(foldOf.get(sample.name()));
                Integer other = firstOf.putIfAbsent(Objects.requireNonNull(sample.group()), own);
                if (other != null) {
                    pairs++;
                    apart += other.equals(own) ? 0 : 1;
                }
            }
        }
        // of 40 places of a class 8 are in one fold: 32 of the 39 others are elsewhere; 4,000 pairs spread by 0.6
        // points
        assertThat((double) apart / pairs).isCloseTo(32.0 / 39, within(0.03));
    }

    private static String pairOf(Sample sample) {
        return sample.label() + " pair " + Integer.parseInt(sample.name().substring(2)) / 2;
    }

    @Test
    void dependsOnTheSeedAndNotOnTheOrderOfSamples() {
        Dataset data = Drawn.counts(30, 30).grouped(MinglingTest::pairOf);
        List<Sample> turned = new ArrayList<>(data.samples());
        Collections.shuffle(turned, new Random(3));
        Part part = Folds.stratified(data, 3, Seed.of(1)).folds().get(0).heldOut();
        Part first = Mingling.of(data, Seed.of(5)).over(part);
        assertThat(Mingling.of(data.withSamples(turned), Seed.of(5)).over(part)).isEqualTo(first);
        assertThat(Mingling.of(data, Seed.of(6)).over(part)).isNotEqualTo(first);
    }

    @Test
    void nothingMovesWhereNothingBelongsTogether() {
        Dataset data = Drawn.counts(20, 20);
        Part part = Folds.stratified(data, 2, Seed.of(1)).folds().get(0).heldOut();
        assertThat(Mingling.of(data, Seed.of(1)).together()).isZero();
        assertThat(Mingling.of(data, Seed.of(1)).over(part)).isEqualTo(part);
        Dataset alone = data.grouped(Sample::name);
        assertThat(Mingling.of(alone, Seed.of(1)).together()).isZero();
    }

    /** A pair whose labels nobody else has could part nowhere among its own. */
    @Test
    void rareLabelSetsChangePlacesWithAnySample() {
        Dataset plain = Drawn.counts(20, 20);
        List<Sample> samples = new ArrayList<>(plain.samples());
        for (int i = 0; i < 2; i++) {
            samples.set(
                    i,
                    samples.get(i).withLabels(LabelSet.of(IntStream.of(0, 1))).withGroup("pair"));
        }
        Dataset data = plain.asked(new Task.MultiLabel()).withSamples(samples);
        Set<String> seen = new HashSet<>();
        Part pair = new Part(data.subset(List.of(0, 1)), Role.TRAIN);
        for (long seed = 0; seed < 50; seed++) {
            Mingling.of(data, Seed.of(seed)).over(pair).data().samples().forEach(sample -> seen.add(sample.name()));
        }
        assertThat(seen).hasSizeGreaterThan(10);
    }
}
