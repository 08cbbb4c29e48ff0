package dev.fovea.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final Shares SHARES = Shares.percent(70, 15, 15);

    @Test
    void sharesOutEachClassByLargestRemainder() {
        Split split = Split.stratified(Drawn.counts(100, 20, 7), SHARES, Seed.of(1));
        assertThat(split.train().data().counts()).containsExactly(70, 14, 5);
        assertThat(split.validation().data().counts()).containsExactly(15, 3, 1);
        assertThat(split.test().data().counts()).containsExactly(15, 3, 1);
    }

    @Test
    void sharesThatBinaryFractionsMissAreStillWhole() {
        Split split = Split.stratified(Drawn.counts(100, 100), Shares.of(0.71, 0.29, 0), Seed.of(1));
        assertThat(split.validation().data().counts()).containsExactly(29, 29); // 100 * 0.29 is 28.999999999999996
    }

    @Test
    void tiesLeaveTheTotalsRight() {
        int[] tens = new int[40];
        Arrays.fill(tens, 10); // each wants 7 / 1.5 / 1.5
        Split split = Split.stratified(Drawn.counts(tens), SHARES, Seed.of(1));
        assertThat(List.of(
                        split.train().size(),
                        split.validation().size(),
                        split.test().size()))
                .containsExactly(280, 60, 60);
    }

    @Test
    void roundingNeverTakesMoreThanOneSampleOfAClass() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int[] counts = IntStream.range(0, 2 + random.nextInt(6))
                    .map(c -> 10 + random.nextInt(60))
                    .toArray();
            Split split = Split.stratified(Drawn.counts(counts), SHARES, Seed.of(round));
            for (int c = 0; c < counts.length; c++) {
                assertThat((double) split.train().data().counts()[c]).isCloseTo(0.7 * counts[c], within(0.9999));
                assertThat((double) split.test().data().counts()[c]).isCloseTo(0.15 * counts[c], within(0.9999));
            }
        }
    }

    @Test
    void aRareClassIsInEveryPartIfItCan() {
        Split split = Split.stratified(Drawn.counts(50, 3, 2, 1), SHARES, Seed.of(1));
        assertThat(split.train().data().counts()).endsWith(1, 2, 1);
        assertThat(split.validation().data().counts()).endsWith(1, 0, 0);
        assertThat(split.test().data().counts()).endsWith(1, 0, 0);
    }

    @Test
    void noSampleIsLostAndNoGroupIsCut() {
        for (long seed = 0; seed < 200; seed++) {
            Dataset data = Drawn.grouped(seed);
            Split split = Split.stratified(data, SHARES, Seed.of(seed));
            Set<String> names = new HashSet<>(names(split.train()));
            names.addAll(names(split.validation()));
            names.addAll(names(split.test()));
            assertThat(names).hasSize(data.size());
            assertThat(Collections.disjoint(groups(split.train()), groups(split.validation())))
                    .isTrue();
            assertThat(Collections.disjoint(groups(split.train()), groups(split.test())))
                    .isTrue();
            assertThat(Collections.disjoint(groups(split.validation()), groups(split.test())))
                    .isTrue();
        }
    }

    @Test
    void groupedPartsKeepClassProportions() {
        double worst = 0;
        double sum = 0;
        int figures = 0;
        for (long seed = 0; seed < 200; seed++) {
            Dataset data = Drawn.grouped(seed);
            Split split = Split.stratified(data, SHARES, Seed.of(seed));
            for (int c = 0; c < data.labels().size(); c++) {
                double off = Math.abs(split.train().data().counts()[c] - 0.7 * data.counts()[c]);
                worst = Math.max(worst, off);
                sum += off;
                figures++;
            }
        }
        assertThat(sum / figures).as("mean samples off, groups of up to 6").isLessThan(0.7);
        assertThat(worst).isLessThan(4);
    }

    @Test
    void aClassWithThreeGroupsIsInEveryPart() {
        int lacking = 0;
        for (long seed = 0; seed < 200; seed++) {
            Dataset data = Drawn.grouped(seed);
            Split split = Split.stratified(data, SHARES, Seed.of(seed));
            int[] groupsOf = Bunch.groupsOf(data, Bunch.of(data, Seed.of(0)));
            for (int c = 0; c < data.labels().size(); c++) {
                for (Part part : List.of(split.train(), split.validation(), split.test())) {
                    lacking += groupsOf[c] >= 3 && part.data().counts()[c] == 0 ? 1 : 0;
                }
            }
        }
        assertThat(lacking).isZero();
    }

    @Test
    void threeGroupsOfAClassGoOneToEachPartWhateverTheirSizes() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            samples.add(Drawn.sample("a" + i, 0, i < 40 ? "big" : i < 55 ? "middle" : "small"));
            samples.add(Drawn.sample("b" + i, 1, "b" + i / 2));
        }
        Split split = Split.stratified(Drawn.of(2, samples), SHARES, Seed.of(3));
        assertThat(split.train().data().counts()[0]).isEqualTo(40);
        assertThat(split.validation().data().counts()[0]).isPositive();
        assertThat(split.test().data().counts()[0]).isPositive();
    }

    @Test
    void dependsOnTheSeedAndNotOnTheOrderOfSamples() {
        for (Dataset data : List.of(Drawn.counts(40, 30, 20), Drawn.grouped(4))) {
            List<Sample> other = new ArrayList<>(data.samples());
            Collections.shuffle(other, new Random(1));
            Split split = Split.stratified(data, SHARES, Seed.of(1));
            Split shuffled = Split.stratified(data.withSamples(other), SHARES, Seed.of(1));
            assertThat(Split.stratified(data, SHARES, Seed.of(1))).isEqualTo(split);
            assertThat(names(shuffled.test())).isEqualTo(names(split.test()));
            assertThat(names(Split.stratified(data, SHARES, Seed.of(2)).test())).isNotEqualTo(names(split.test()));
        }
    }

    @Test
    void partsKeepTheOrderOfTheDataSet() {
        Dataset data = Drawn.counts(30, 30);
        List<Sample> train =
                Split.stratified(data, SHARES, Seed.of(1)).train().data().samples();
        assertThat(train)
                .isSortedAccordingTo(
                        (a, b) -> data.samples().indexOf(a) - data.samples().indexOf(b));
    }

    @Test
    void givenPartsAreKeptAndOnlyMissingOnesAreCut() {
        Dataset data = Drawn.counts(100, 100);
        Dataset withTest = data.withSamples(given(data, Role.TRAIN, 40, Role.TEST));
        Split split = Split.stratified(withTest, SHARES, Seed.of(1));
        assertThat(split.test().data()).isEqualTo(withTest.given(Role.TEST));
        assertThat(split.validation().size()).isEqualTo(28); // 15 / 85 of 160
        Dataset withBoth = data.withSamples(given(withTest, null, 30, Role.VALIDATION));
        Split whole = Split.stratified(withBoth, SHARES, Seed.of(1));
        assertThat(whole.validation().data()).isEqualTo(withBoth.given(Role.VALIDATION));
        assertThat(whole.train().size())
                .isEqualTo(200 - whole.validation().size() - whole.test().size());
        assertThat(whole.test().data()).isEqualTo(withBoth.given(Role.TEST));
    }

    @Test
    void aShareOfZeroLeavesThePartEmpty() {
        Split split = Split.stratified(Drawn.counts(10, 10), Shares.of(0.8, 0.2, 0), Seed.of(1));
        assertThat(split.test().size()).isZero();
        assertThat(split.train().data().counts()).containsExactly(8, 8);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Split.stratified(Drawn.counts(1, 1), SHARES, Seed.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("validation part must have at least 1 sample, but has 0 of the 2 in \"drawn\"");
        Dataset data = Drawn.counts(5, 5);
        assertThatThrownBy(
                        () -> Split.stratified(data.withSamples(given(data, null, 10, Role.TEST)), SHARES, Seed.of(1)))
                .hasMessageContaining("training samples must be at least 1");
        Dataset crossing = data.withSamples(given(data, null, 4, Role.TEST)).grouped(s -> "same");
        assertThatThrownBy(() -> Split.stratified(crossing, SHARES, Seed.of(1)))
                .hasMessageContaining("\"same\" must be in one part, but is in");
        assertThatThrownBy(() -> Shares.percent(70, 15, 10))
                .hasMessageContaining("sum to 100 %, but were 70 / 15 / 10");
        assertThatThrownBy(() -> Shares.of(0, 0.5, 0.5)).hasMessageContaining("train above 0");
    }

    @Test
    void aPartCannotBeUsedAsAnother() {
        Split split = Split.stratified(Drawn.counts(10, 10), SHARES, Seed.of(1));
        assertThatThrownBy(() -> new Split(split.test(), split.validation(), split.train()))
                .hasMessageContaining("roles must be train, validation, test, but were test, validation, train");
        assertThatThrownBy(() -> new Split(
                        split.train(),
                        split.validation(),
                        new Part(split.train().data(), Role.TEST)))
                .hasMessageContaining("must be in one part, but is in train and test");
    }

    /** Each n-th part of the open or training samples, evenly, put in a role; the others in another. */
    private static List<Sample> given(Dataset data, @Nullable Role others, int n, Role role) {
        int every = data.size() / n;
        return IntStream.range(0, data.size())
                .mapToObj(i -> data.samples().get(i))
                .map(s -> s.given() == Role.TEST
                        ? s
                        : s.withGiven(data.samples().indexOf(s) % every == (role == Role.TEST ? 0 : 1) ? role : others))
                .toList();
    }

    static Set<String> names(Part part) {
        return part.data().samples().stream().map(Sample::name).collect(Collectors.toSet());
    }

    static Set<String> groups(Part part) {
        return part.data().samples().stream()
                .map(Sample::group)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
