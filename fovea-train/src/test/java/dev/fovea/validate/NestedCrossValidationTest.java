package dev.fovea.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.fit.Adam;
import dev.fovea.fit.Recipe;
import dev.fovea.split.Folds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inner folds choose, outer folds judge. */
class NestedCrossValidationTest {
    private static final Dataset DRAWN = Pictures.drawn(160, 11);

    /** One that learns, and one whose steps are too small to. */
    @Test
    void innerFoldsChooseWhatLearnsAndOuterFoldsJudgeIt() {
        Recipe learns = Pictures.scratch(DRAWN).withEpochs(4);
        Recipe stands = learns.withOptimizer(new Adam(1e-9, 0.9, 0.999, 1e-8, 0));
        Folds outer = Folds.stratified(DRAWN, 2, Seed.of(7));

        NestedCrossValidation.Result result =
                NestedCrossValidation.of(List.of(stands, learns), 2).run(outer, Pictures::provenance, event -> {});

        assertThat(result.choices()).hasSize(2);
        for (NestedCrossValidation.Choice choice : result.choices()) {
            assertThat(choice.chosen()).isEqualTo(1);
            assertThat(choice.scores().get(1)).isGreaterThan(choice.scores().get(0));
            assertThat(choice.judged().fitted().recipe().optimizer()).isEqualTo(learns.optimizer());
        }
        assertThat(result.evaluation().pooled().n()).isEqualTo(160);
        assertThat(result.evaluation().folds().sizes()).containsExactly(80, 80);
    }

    @Test
    void oneCandidateIsNoChoice() {
        Recipe recipe = Pictures.scratch(DRAWN);
        assertThatThrownBy(() -> NestedCrossValidation.of(List.of(recipe), 3))
                .hasMessage("candidates must be at least 2, but were 1");
        assertThatThrownBy(() -> NestedCrossValidation.of(List.of(recipe, recipe), 1))
                .hasMessageContaining("inner folds must be at least 2");
    }
}
