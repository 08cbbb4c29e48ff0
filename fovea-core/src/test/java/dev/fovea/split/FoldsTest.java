package dev.fovea.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
    @Test
    void countsOfAClassAndSizesDifferByAtMostOne() {
        Random random = new Random(2);
        for (int round = 0; round < 100; round++) {
            int k = 2 + random.nextInt(6);
            int[] counts = IntStream.range(0, 2 + random.nextInt(8))
                    .map(c -> k + random.nextInt(40))
                    .toArray();
            Folds folds = Folds.stratified(Drawn.counts(counts), k, Seed.of(round));
            assertThat(range(folds.folds().stream().mapToInt(f -> f.heldOut().size())))
                    .isLessThanOrEqualTo(1);
            for (int c = 0; c < counts.length; c++) {
                int label = c;
                assertThat(range(folds.folds().stream()
                                .mapToInt(f -> f.heldOut().data().counts()[label])))
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void everySampleIsHeldOutOnceAndNoGroupCrossesAFold() {
        for (long seed = 0; seed < 150; seed++) {
            Dataset data = Drawn.grouped(seed);
            if (rarest(data) < 4) {
                continue;
            }
            Folds folds = Folds.stratified(data, 4, Seed.of(seed));
            Set<String> heldOut = new HashSet<>();
            for (Fold fold : folds) {
                assertThat(fold.train().role()).isEqualTo(Role.TRAIN);
                assertThat(fold.heldOut().role()).isEqualTo(Role.TEST);
                assertThat(fold.train().size() + fold.heldOut().size()).isEqualTo(data.size());
                assertThat(Collections.disjoint(SplitTest.groups(fold.train()), SplitTest.groups(fold.heldOut())))
                        .isTrue();
                assertThat(Collections.disjoint(heldOut, SplitTest.names(fold.heldOut())))
                        .isTrue();
                heldOut.addAll(SplitTest.names(fold.heldOut()));
                assertThat(fold.heldOut().data().counts()).doesNotContain(0);
            }
            assertThat(heldOut).hasSize(data.size());
        }
    }

    @Test
    void dependOnTheSeedAndNotOnTheOrderOfSamples() {
        for (Dataset data : List.of(Drawn.counts(40, 30, 20), Drawn.grouped(4))) {
            List<Sample> other = new ArrayList<>(data.samples());
            Collections.shuffle(other, new Random(1));
            Folds folds = Folds.stratified(data, 3, Seed.of(1));
            Folds shuffled = Folds.stratified(data.withSamples(other), 3, Seed.of(1));
            assertThat(Folds.stratified(data, 3, Seed.of(1))).isEqualTo(folds);
            for (int f = 0; f < 3; f++) {
                assertThat(SplitTest.names(shuffled.folds().get(f).heldOut()))
                        .isEqualTo(SplitTest.names(folds.folds().get(f).heldOut()));
            }
            assertThat(Folds.stratified(data, 3, Seed.of(2))).isNotEqualTo(folds);
        }
    }

    @Test
    void validationIsCutFromTheTrainingSamplesOfAFold() {
        Fold fold = Folds.stratified(Drawn.grouped(4), 3, Seed.of(1)).folds().get(1);
        Split split = fold.split(0.2, Seed.of(1));
        assertThat(split.test()).isSameAs(fold.heldOut());
        assertThat(split.train().size() + split.validation().size())
                .isEqualTo(fold.train().size());
        assertThat(split.validation().size() / (double) fold.train().size()).isBetween(0.17, 0.23);
        assertThat(Collections.disjoint(SplitTest.groups(split.train()), SplitTest.groups(split.validation())))
                .isTrue();
        assertThat(fold.split(0.2, Seed.of(1))).isEqualTo(split);
        assertThat(fold.split(0.2, Seed.of(2))).isNotEqualTo(split);
        assertThatThrownBy(() -> fold.split(1, Seed.of(1)))
                .hasMessage("validation share must be above 0 and below 1, but was 1.0. Try 0.15.");
    }

    @Test
    void givenTestSamplesStayOut() {
        Dataset data = Drawn.counts(20, 20);
        Dataset given = data.withSamples(data.samples().stream()
                .map(s -> s.withGiven(s.name().endsWith("3") ? Role.TEST : Role.TRAIN))
                .toList());
        Folds folds = Folds.stratified(given, 3, Seed.of(1));
        for (Fold fold : folds) {
            assertThat(fold.train().data().gives(Role.TEST)).isFalse();
            assertThat(fold.heldOut().data().gives(Role.TEST)).isFalse();
        }
        assertThatThrownBy(() -> Folds.stratified(given.grouped(s -> "one"), 3, Seed.of(1)))
                .hasMessageContaining("group \"one\" must be in one part, but is in train and test");
    }

    @Test
    void refuseMoreFoldsThanTheRarestClassHasSamplesOrGroups() {
        assertThatThrownBy(() -> Folds.stratified(Drawn.counts(20, 3), 5, Seed.of(1)))
                .hasMessage("folds must be at most the 3 samples of \"class-1\", but were 5."
                        + " Add pictures of it, or ask for fewer folds.");
        Dataset grouped = Drawn.counts(20, 20)
                .grouped(s -> s.label() == 1 ? "g" + s.name().length() : s.name());
        assertThatThrownBy(() -> Folds.stratified(grouped, 5, Seed.of(1)))
                .hasMessageContaining("at most the 2 groups of \"class-1\"");
        assertThatThrownBy(() -> Folds.stratified(grouped, 1, Seed.of(1)))
                .hasMessage("folds must be at least 2, but were 1. Try --folds 5.");
        assertThat(Folds.stratified(Drawn.counts(20, 0, 20), 5, Seed.of(1)).size())
                .isEqualTo(5);
    }

    @Test
    void repeatsDealAnewAndBeginAsOneDoes() {
        Dataset data = Drawn.counts(40, 30, 20);
        Folds once = Folds.stratified(data, 3, Seed.of(1));
        Folds thrice = Folds.repeated(data, 3, 3, Seed.of(1));

        assertThat(thrice.size()).isEqualTo(9);
        assertThat(thrice.repeats()).isEqualTo(3);
        assertThat(thrice.folds().subList(0, 3)).isEqualTo(once.folds());
        assertThat(thrice.folds()).extracting(Fold::index).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        for (int r = 0; r < 3; r++) {
            Set<String> heldOut = new HashSet<>();
            thrice.folds().subList(3 * r, 3 * r + 3).forEach(fold -> heldOut.addAll(SplitTest.names(fold.heldOut())));
            assertThat(heldOut).hasSize(90);
        }
        assertThat(thrice.folds().stream()
                        .map(fold -> SplitTest.names(fold.heldOut()))
                        .distinct())
                .hasSize(9);
        assertThatThrownBy(() -> new Folds(once.folds(), 2)).hasMessageContaining("repeats must be at least 1");
    }

    @Test
    void eachGroupIsHeldOutOnceInTheOrderOfNames() {
        Dataset data = Drawn.counts(9, 6).grouped(sample -> "g" + sample.name().hashCode() % 3);
        Folds folds = Folds.byGroup(data);
        assertThat(folds.folds().stream().map(fold -> SplitTest.groups(fold.heldOut())))
                .containsExactly(Set.of("g0"), Set.of("g1"), Set.of("g2"));
        assertThat(folds.folds().stream()
                        .mapToInt(fold -> fold.heldOut().size())
                        .sum())
                .isEqualTo(15);
        List<Sample> other = new ArrayList<>(data.samples());
        Collections.reverse(other);
        for (int f = 0; f < 3; f++) {
            assertThat(SplitTest.names(Folds.byGroup(data.withSamples(other))
                            .folds()
                            .get(f)
                            .heldOut()))
                    .isEqualTo(SplitTest.names(folds.folds().get(f).heldOut()));
        }
    }

    @Test
    void groupsThatCannotBeHeldOutAreRefused() {
        Dataset plain = Drawn.counts(4, 4);
        assertThatThrownBy(() -> Folds.byGroup(plain))
                .hasMessageContaining("samples must all have a group")
                .hasMessageContaining("8 of 8 have none: 0/0, 0/1")
                .hasMessageContaining("--group-by");
        assertThatThrownBy(() -> Folds.byGroup(plain.grouped(sample -> "all")))
                .hasMessageContaining("groups must be at least 2");
        assertThatThrownBy(() ->
                        Folds.byGroup(plain.grouped(sample -> sample.name().substring(0, 1))))
                .hasMessageContaining("\"class-0\" is in \"0\" alone");
    }

    private static int rarest(Dataset data) {
        int[] groupsOf = Bunch.groupsOf(data, Bunch.of(data, Seed.of(0)));
        return IntStream.of(groupsOf).min().orElseThrow();
    }

    private static int range(IntStream values) {
        int[] sorted = values.sorted().toArray();
        return sorted[sorted.length - 1] - sorted[0];
    }
}
