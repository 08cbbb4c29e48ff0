package dev.fovea.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Samples with several labels or none, shared out so that each label is. */
class MultiLabelSplitTest {
    /** Label c is on about one sample in c + 2; many have none. */
    private static Dataset drawn(int n, int labels, int group) {
        SplittableRandom random = new SplittableRandom(7);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            LabelSet set = LabelSet.of(IntStream.range(0, labels).filter(c -> random.nextInt(c + 2) == 0));
            String of = group == 1 ? null : "g" + i / group;
            samples.add(Drawn.sample("s" + i, 0, of).withLabels(set));
        }
        return of(labels, samples);
    }

    private static Dataset of(int labels, List<Sample> samples) {
        List<String> names =
                IntStream.range(0, labels).mapToObj(c -> "label-" + c).toList();
        return new Dataset("sets", samples, new Labels(names), new Task.MultiLabel(), List.of());
    }

    @Test
    void eachLabelIsSharedOutAsAsked() {
        Dataset data = drawn(600, 12, 1);

        Split split = Split.stratified(data, Shares.percent(70, 15, 15), Seed.of(3));

        int[] all = data.counts();
        for (Part part : List.of(split.train(), split.validation(), split.test())) {
            double share = part == split.train() ? 0.7 : 0.15;
            assertThat(part.size()).isBetween((int) (600 * share) - 6, (int) (600 * share) + 6);
            for (int c = 0; c < all.length; c++) {
                assertThat((double) part.data().counts()[c])
                        .as("label %d, %s", c, part.role())
                        .isBetween(all[c] * share - 2, all[c] * share + 2);
            }
        }
    }

    @Test
    void aLabelWithThreeSamplesIsInEveryPartAndARarerOneInTrain() {
        List<Sample> samples = new ArrayList<>(drawn(100, 2, 1).samples());
        for (int i = 0; i < 3; i++) {
            samples.add(Drawn.sample("three" + i, 2, null));
        }
        samples.add(Drawn.sample("one", 3, null));

        Split split = Split.stratified(of(4, samples), Shares.percent(70, 15, 15), Seed.of(3));

        for (Part part : List.of(split.train(), split.validation(), split.test())) {
            assertThat(part.data().counts()[2]).isEqualTo(1);
        }
        assertThat(split.train().data().counts()[3]).isEqualTo(1);
    }

    @Test
    void isTheSameInAnyOrderOfTheSamples() {
        Dataset data = drawn(200, 6, 1);
        List<Sample> turned = new ArrayList<>(data.samples());
        Collections.reverse(turned);

        Split one = Split.stratified(data, Shares.percent(70, 15, 15), Seed.of(3));
        Split two = Split.stratified(data.withSamples(turned), Shares.percent(70, 15, 15), Seed.of(3));

        assertThat(names(two.test())).isEqualTo(names(one.test()));
        assertThat(names(Split.stratified(data, Shares.percent(70, 15, 15), Seed.of(4))
                        .test()))
                .isNotEqualTo(names(one.test()));
    }

    private static Set<String> names(Part part) {
        return part.data().samples().stream().map(Sample::name).collect(Collectors.toSet());
    }

    @Test
    void groupsStayWholeAndLabelsAreStillSharedOut() {
        Dataset data = drawn(900, 6, 5);

        Folds folds = Folds.stratified(data, 5, Seed.of(3));

        Set<String> seen = new HashSet<>();
        int[] all = data.counts();
        for (Fold fold : folds) {
            fold.heldOut().data().samples().stream()
                    .map(Sample::group)
                    .distinct()
                    .forEach(group -> assertThat(seen.add(group)).isTrue());
            for (int c = 0; c < all.length; c++) {
                assertThat(fold.heldOut().data().counts()[c] * 5.0 / all[c]).isBetween(0.8, 1.2);
            }
        }
    }

    @Test
    void theFileBringsTheSplitBack() {
        Dataset data = drawn(60, 3, 1);
        Split split = Split.stratified(data, Shares.percent(70, 15, 15), Seed.of(3));

        assertThat(split.toCsv()).contains("label-0|label-1");
        assertThat(Split.fromCsv(data, split.toCsv())).isEqualTo(split);
    }

    @Test
    void aLabelOnOnePictureCannotBeInEveryTrainingPart() {
        List<Sample> samples = new ArrayList<>(drawn(100, 2, 1).samples());
        samples.add(Drawn.sample("one", 2, null));

        assertThatThrownBy(() -> Folds.stratified(of(3, samples), 5, Seed.of(1)))
                .hasMessageContaining("there are 1 samples of \"label-2\" for 5 folds");
    }
}
