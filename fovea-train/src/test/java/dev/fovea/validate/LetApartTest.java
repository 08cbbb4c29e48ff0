package dev.fovea.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.audit.CopySearch;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.fit.FoldSettings;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Recompression;
import dev.fovea.score.Estimate;
import dev.fovea.score.Unprotected;
import dev.fovea.score.Unprotected.Together;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What letting groups apart would have done, by the network itself. */
class LetApartTest {
    private static final Dataset DRAWN = Pictures.drawn(240, 31);

    @TempDir
    private Path folder;

    private record Compared(Folds folds, CrossValidation.Result kept, Unprotected seen) {}

    private Compared compared(Dataset data, FoldSettings settings) throws Exception {
        Recipe recipe = Pictures.with(Pictures.frozen(Pictures.backbone(folder), data), settings);
        Folds folds = CrossValidation.folds(recipe, data);
        return compared(recipe, folds);
    }

    private static Compared compared(Recipe recipe, Folds folds) {
        CrossValidation validation = Pictures.validation(recipe);
        var shared = validation.shared(folds).orElseThrow();
        CrossValidation.Result kept = validation.run(folds, shared, FoldKeeping.NOTHING);
        LetApart apart = new LetApart(validation, folds, shared);
        assertThat(apart.isDue()).isTrue();
        return new Compared(
                folds,
                kept,
                apart.against(kept.outOfFold(), ApartKeeping.NOTHING).orElseThrow());
    }

    /** Labels that the pictures do not tell, but each picture's copy does. */
    private static Dataset planted() {
        SplittableRandom random = Seed.of(5).random();
        List<Sample> samples = new ArrayList<>();
        for (Sample drawn : DRAWN.samples()) {
            Sample sample = drawn.withLabel(random.nextInt(10));
            Picture copy = Recompression.jpeg(drawn.picture(), 90); // at 75, 3 % of so small ones are not found
            samples.add(sample);
            samples.add(new Sample(sample.name() + " again", () -> copy, sample.label(), null, null));
        }
        return DRAWN.withSamples(samples);
    }

    @Test
    void plantedCopiesFlatterTheNetworkThatLetsThemApartAndNoneOfThemCrossesAFold() throws Exception {
        Dataset planted = planted();
        Dataset grouped = CopySearch.of(planted).grouped(planted);
        Compared compared = compared(grouped, FoldSettings.of(5));
        for (Fold fold : compared.folds()) {
            var names =
                    fold.heldOut().data().samples().stream().map(Sample::name).collect(Collectors.toSet());
            names.forEach(name ->
                    assertThat(names).contains(name.endsWith(" again") ? name.replace(" again", "") : name + " again"));
        }
        Unprotected seen = compared.seen();
        assertThat(seen.together()).isEqualTo(Together.COPIES);
        assertThat(seen.grouped()).isEqualTo(480);
        assertThat(seen.accuracy().difference().low()).isPositive();
        assertThat(seen.accuracy().first()).isLessThan(0.2); // of ten classes
        assertThat(seen.accuracy().second()).isGreaterThan(0.2); // a linear head remembers some of them
    }

    /** Groups that mean nothing: whose pictures are no more alike than others are. */
    @Test
    void withoutCopiesNothingIsFlattered() throws Exception {
        List<Sample> mixed = new ArrayList<>(DRAWN.samples());
        Collections.shuffle(mixed, new Random(8));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < mixed.size(); i++) {
            samples.add(mixed.get(i).withGroup("any " + i / 2));
        }
        Compared compared = compared(DRAWN.withSamples(samples), FoldSettings.of(5));
        Estimate gain = compared.seen().accuracy().difference();
        assertThat(gain.low()).isLessThanOrEqualTo(0);
        assertThat(gain.high()).isGreaterThanOrEqualTo(0);
        assertThat(gain.high() - gain.low()).isBetween(0.005, 0.2);
        assertThat(compared.seen().together()).isEqualTo(Together.GROUPS);
        assertThat(compared.seen().flatters()).isFalse();
    }

    @Test
    void figuresAreTheRunsOwnAlsoWithRepeatsAndInAnyOrderOfFolds() throws Exception {
        Dataset data = Pictures.drawn(120, 12)
                .grouped(sample -> "g" + Math.floorMod(sample.name().hashCode(), 40));
        Recipe recipe = Pictures.with(
                Pictures.frozen(Pictures.backbone(folder), data),
                FoldSettings.of(3).withRepeats(2));
        Folds folds = CrossValidation.folds(recipe, data);
        Compared forth = compared(recipe, folds);
        assertThat(forth.seen().accuracy().first())
                .isEqualTo(Objects.requireNonNull(forth.kept().evaluation())
                        .pooled()
                        .accuracy()
                        .value());
        assertThat(forth.seen().samples()).isEqualTo(120);
        List<Fold> turned = new ArrayList<>(folds.folds().subList(0, 3));
        Collections.reverse(turned);
        turned.addAll(folds.folds().subList(3, 6));
        assertThat(compared(recipe, new Folds(turned, 2)).seen().accuracy().second())
                .isEqualTo(forth.seen().accuracy().second());
    }

    @Test
    void wholeNetworksAreComparedOnlyWhereAskedForAndNothingWithoutGroups() {
        Dataset grouped =
                DRAWN.grouped(sample -> "g" + Math.floorMod(sample.name().hashCode(), 40));
        Recipe plain = Pictures.with(Pictures.scratch(grouped).withEpochs(1), FoldSettings.of(2));
        Recipe asked = Pictures.with(plain, FoldSettings.of(2).withComparison(true));
        assertThat(due(plain, grouped)).isFalse();
        assertThat(due(asked, grouped)).isTrue();
        assertThat(due(asked, DRAWN)).isFalse();
    }

    private static boolean due(Recipe recipe, Dataset data) {
        return new LetApart(Pictures.validation(recipe), CrossValidation.folds(recipe, data), null).isDue();
    }

    @Test
    void whoEndsItGetsNoFigure() {
        Dataset grouped =
                DRAWN.grouped(sample -> "g" + Math.floorMod(sample.name().hashCode(), 40));
        Recipe asked = Pictures.with(
                Pictures.scratch(grouped).withEpochs(1), FoldSettings.of(2).withComparison(true));
        Folds folds = CrossValidation.folds(asked, grouped);
        CrossValidation.Result kept = Pictures.validation(asked).run(folds, FoldKeeping.NOTHING);
        Interrupt at = new Interrupt() {
            private int asks;

            @Override
            public boolean requested() {
                return ++asks > 5; // in the first training
            }
        };
        CrossValidation ended = new CrossValidation(asked, Pictures::provenance, event -> {}, at);
        assertThat(new LetApart(ended, folds, null).against(kept.outOfFold(), ApartKeeping.NOTHING))
                .isEmpty();
    }
}
