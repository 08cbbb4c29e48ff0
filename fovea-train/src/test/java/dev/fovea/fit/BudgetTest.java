package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.split.Shares;
import dev.fovea.split.Split;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Epochs that fit into a time. */
class BudgetTest {
    private static final Dataset DRAWN = Drawn.characters(1_500, Seed.of(3));
    private static final Split SPLIT = Split.stratified(DRAWN, Shares.percent(70, 15, 15), Seed.of(3));

    @ParameterizedTest
    @CsvSource({"90s, 90000", "5m, 300000", "1.5h, 5400000", "2.25s, 2250"})
    void aTimeIsReadAsItIsSaid(String text, long millis) {
        assertThat(Budget.of(text).time()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "-5m", "5 m", "5d", "1e3s", "0.5s", "999999h"})
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> Budget.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("budget must be")
                .hasMessageContaining("Try --budget 5m.");
    }

    private static int epochs(String budget) {
        Recipe recipe = Recipe.scratch().withModel("keras-mnist");
        Recipe resolved = Fitting.resolve(
                recipe.withMachine(recipe.machine().withPrecision("fp32").withCache("off")),
                SPLIT.train().data());
        Budget.Fits fits = Budget.of(budget).fit(resolved, SPLIT.train(), SPLIT.validation());
        assertThat(fits.said()).isNotEmpty();
        return fits.recipe().length().epochs();
    }

    @Test
    void moreTimeIsMoreEpochs() {
        assertThat(epochs("10h")).isEqualTo(200);
        assertThat(epochs("1s")).isLessThan(epochs("10m"));
    }

    @Test
    void oneEpochIsTheLeast() {
        assertThat(epochs("1s")).isBetween(1, 60);
        Recipe recipe = Recipe.scratch();
        Recipe resolved = Fitting.resolve(recipe, SPLIT.train().data());
        Budget.Fits fits = new Budget(Duration.ofHours(1)).share(3600).fit(resolved, SPLIT.train(), SPLIT.validation());
        assertThat(fits.recipe().length().epochs()).isPositive();
        assertThat(fits.recipe().withEpochs(1)).isEqualTo(resolved.withEpochs(1));
    }
}
