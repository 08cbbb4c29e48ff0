package dev.fovea.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.data.Dataset;
import dev.fovea.fit.FoldSettings;
import dev.fovea.fit.Recipe;
import dev.fovea.score.Estimate;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What folds say depends on the seed alone: not on their order, nor on what they share. */
class CrossValidationTest {
    private static final Dataset DRAWN = Pictures.drawn(150, 11);

    @TempDir
    private Path folder;

    @Test
    void foldsGiveTheSameNumbersInAnyOrder() {
        Recipe recipe = Pictures.with(Pictures.scratch(DRAWN).withEpochs(1), FoldSettings.of(3));
        Folds folds = CrossValidation.folds(recipe, DRAWN);
        List<Fold> turned = new ArrayList<>(folds.folds());
        Collections.reverse(turned);

        CrossValidation.Result forth = Pictures.validation(recipe).run(folds, FoldKeeping.NOTHING);
        CrossValidation.Result back = Pictures.validation(recipe).run(new Folds(turned), FoldKeeping.NOTHING);

        for (int f = 0; f < 3; f++) {
            assertThat(back.folds().get(2 - f).heldOut())
                    .isEqualTo(forth.folds().get(f).heldOut());
        }
        assertThat(forth.outOfFold().rows()).extracting("fold").containsOnly(1, 2, 3);
    }

    @Test
    void headsOnSharedFeaturesAreTheSameInAnyOrderAndEachTime() throws Exception {
        Recipe recipe = Pictures.with(Pictures.frozen(Pictures.backbone(folder), DRAWN), FoldSettings.of(5));
        Folds folds = CrossValidation.folds(recipe, DRAWN);
        List<Fold> turned = new ArrayList<>(folds.folds());
        Collections.reverse(turned);

        CrossValidation.Result first = Pictures.validation(recipe).run(folds, FoldKeeping.NOTHING);
        CrossValidation.Result back = Pictures.validation(recipe).run(new Folds(turned), FoldKeeping.NOTHING);

        assertThat(first.folds()).allMatch(fold -> fold.head() != null && fold.model() != null);
        assertThat(first.evaluation()).isNotNull();
        for (int f = 0; f < 5; f++) {
            assertThat(back.folds().get(4 - f).heldOut())
                    .isEqualTo(first.folds().get(f).heldOut());
        }
    }

    /** Repeats tell of the deal, not of more pictures: the interval must not shrink as if there were more. */
    @Test
    void repeatsAreRowsOfTheSamePicturesAndDoNotNarrowTheInterval() throws Exception {
        Recipe frozen = Pictures.frozen(Pictures.backbone(folder), DRAWN);
        Recipe recipe = Pictures.with(frozen, FoldSettings.of(3).withRepeats(4));
        Folds folds = CrossValidation.folds(recipe, DRAWN);

        CrossValidation.Result result = Pictures.validation(recipe).run(folds, FoldKeeping.NOTHING);

        assertThat(folds.size()).isEqualTo(12);
        assertThat(result.outOfFold().size()).isEqualTo(4 * 150);
        assertThat(result.outOfFold().rows().stream()
                        .collect(Collectors.groupingBy(row -> row.name(), Collectors.counting()))
                        .values())
                .containsOnly(4L);
        assertThat(result.outOfFold().rows()).allMatch(row -> row.name().equals(row.group()));
        CrossValidation.Result one = Pictures.validation(recipe)
                .run(CrossValidation.folds(Pictures.with(frozen, FoldSettings.of(3)), DRAWN), FoldKeeping.NOTHING);
        assertThat(width(result)).isGreaterThan(0.6 * width(one)); // a half, were the rows taken for independent
    }

    private static double width(CrossValidation.Result result) {
        Estimate accuracy = Objects.requireNonNull(result.evaluation()).pooled().accuracy();
        return accuracy.high() - accuracy.low();
    }

    @Test
    void eachGroupIsHeldOutOnce() throws Exception {
        Dataset grouped =
                DRAWN.grouped(sample -> "g" + Math.floorMod(sample.name().hashCode(), 4));
        Recipe frozen = Pictures.frozen(Pictures.backbone(folder), grouped);
        Recipe recipe = Pictures.with(frozen, FoldSettings.byGroup());

        CrossValidation.Result result =
                Pictures.validation(recipe).run(CrossValidation.folds(recipe, grouped), FoldKeeping.NOTHING);

        assertThat(result.folds()).hasSize(4);
        for (CrossValidation.Judged fold : result.folds()) {
            assertThat(fold.heldOut().rows().stream().map(row -> row.group()).distinct())
                    .hasSize(1);
        }
        assertThat(result.outOfFold().size()).isEqualTo(150);
    }
}
