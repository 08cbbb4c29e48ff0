package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Json;
import dev.fovea.fit.FoldSettings.Final;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldSettingsTest {
    private static FoldSettings read(String yaml) {
        return Json.YAML.read(yaml, FoldSettings.class, "recipe");
    }

    @Test
    void oneWordIsEnoughAndAllIsReadBack() {
        assertThat(Json.YAML.write(FoldSettings.of(5)).strip()).isEqualTo("5");
        assertThat(Json.YAML.write(FoldSettings.byGroup()).strip()).isEqualTo("groups");
        FoldSettings many = FoldSettings.of(5).withRepeats(3).withLast(Final.ENSEMBLE);
        assertThat(Json.YAML.write(many).strip()).isEqualTo("folds: 5\nrepeats: 3\nfinal: ensemble");
        for (FoldSettings one : List.of(
                FoldSettings.NONE,
                FoldSettings.of(5),
                FoldSettings.byGroup(),
                FoldSettings.byGroup().withLast(Final.REFIT),
                FoldSettings.of(5).withParallel(2),
                FoldSettings.of(5).withComparison(true),
                FoldSettings.byGroup().withComparison(true),
                many)) {
            assertThat(read(Json.YAML.write(one))).isEqualTo(one);
        }
        assertThat(read("{folds: 4}")).isEqualTo(FoldSettings.of(4));
        assertThat(read("{folds: 4, compare-random-split: true}"))
                .isEqualTo(FoldSettings.of(4).withComparison(true));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> read("{folds: 4, repeat: 2}"))
                .hasMessageContaining("keys of folds must be known, but one was \"repeat\"")
                .hasMessageContaining("repeats");
        assertThatThrownBy(() -> read("{folds: 4, final: mean}"))
                .hasMessageContaining("final must be best, refit or ensemble, but was \"mean\"");
        assertThatThrownBy(() -> read("some")).hasMessageContaining("folds must be a number or groups");
        assertThatThrownBy(() -> read("1")).hasMessageContaining("folds must be at least 2");
        assertThatThrownBy(() -> read("{folds: groups, repeats: 2}")).hasMessageContaining("--folds groups");
        assertThatThrownBy(() -> FoldSettings.NONE.withRepeats(2)).hasMessageContaining("came without folds");
        assertThatThrownBy(() -> FoldSettings.NONE.withLast(Final.REFIT))
                .hasMessageContaining("final must come with folds, but was refit without. Try --folds 5.");
        assertThatThrownBy(() -> FoldSettings.NONE.withComparison(true))
                .hasMessageContaining("compare-random-split must come with folds, but came without. Try --folds 5.");
        assertThatThrownBy(() -> read("{folds: 4, compare-random-split: maybe}"))
                .hasMessageContaining("compare-random-split must be true or false, but was \"maybe\"");
        assertThatThrownBy(() -> FoldSettings.of(5).withRepeats(0)).hasMessageContaining("repeats must be 1..1000");
    }

    @Test
    void foldsRunSideBySideWhereThereAreCoresForMoreThanOne() {
        FoldSettings open = FoldSettings.of(5);
        assertThat(open.over(2).parallel()).isEqualTo(1);
        assertThat(open.over(7).parallel()).isEqualTo(1);
        assertThat(open.over(16).parallel()).isEqualTo(4);
        assertThat(open.over(64).parallel()).isEqualTo(5);
        assertThat(open.withParallel(3).over(64).parallel()).isEqualTo(3);
        assertThat(FoldSettings.NONE.over(64)).isEqualTo(FoldSettings.NONE);
        assertThat(Json.YAML.write(open.over(2)).strip()).isEqualTo("5");
    }

    @Test
    void sideBySideNeedsFolds() {
        assertThatThrownBy(() -> FoldSettings.NONE.withParallel(2))
                .hasMessage("parallel folds must come with folds, but were 2 without. Try --folds 5.");
        assertThatThrownBy(() -> FoldSettings.of(5).withParallel(65))
                .hasMessageContaining("must be 0..64, but were 65");
        assertThatThrownBy(() -> read("{folds: 4, parallel: many}")).hasMessageContaining("parallel must be a number");
    }

    @Test
    void otherFoldsKeepWhatGoesWithThem() {
        FoldSettings many = FoldSettings.of(5).withRepeats(3).withLast(Final.ENSEMBLE);
        assertThat(many.withFolds("10").repeats()).isEqualTo(3);
        assertThat(many.withFolds("groups")).isEqualTo(FoldSettings.byGroup().withLast(Final.ENSEMBLE));
        assertThat(many.withFolds("0")).isEqualTo(FoldSettings.NONE);
        assertThat(many.withParallel(2).withFolds("0")).isEqualTo(FoldSettings.NONE);
        assertThat(many.withComparison(true).withFolds("0")).isEqualTo(FoldSettings.NONE);
        assertThat(many.withComparison(true).withFolds("groups").compared()).isTrue();
    }
}
