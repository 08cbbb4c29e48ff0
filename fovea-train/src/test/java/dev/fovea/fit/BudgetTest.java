package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

    private static Recipe recipe() {
        Recipe recipe = Recipe.scratch().withModel("keras-mnist");
        return Fitting.resolve(
                recipe.withMachine(recipe.machine().withPrecision("fp32").withCache("off")),
                SPLIT.train().data());
    }

    private static Budget.Fits fits(String budget, Work work) {
        return Budget.of(budget).fit(recipe(), SPLIT.train(), work);
    }

    @Test
    void moreTimeIsMoreEpochsAndThereIsAnEnd() {
        Budget.Fits most = fits("10h", Work.of(SPLIT));
        assertThat(most.recipe().length().epochs()).isEqualTo(200);
        assertThat(most.said()).contains("200 epochs fit");
        assertThat(most.recipe().withEpochs(1)).isEqualTo(recipe().withEpochs(1));
    }

    /** Pictures of which an epoch takes an hour at a million a second. */
    @Test
    void oneEpochIsTheLeast() {
        Budget.Fits fits = fits("1s", new Work(2_000_000_000, 0, 0, 2));
        assertThat(fits.recipe().length().epochs()).isEqualTo(1);
        assertThat(fits.said()).contains("The budget is shorter than one epoch");
    }

    @Test
    void whatIsSpentIsGoneButASecond() {
        assertThat(Budget.of("5m").without(Duration.ofSeconds(20))).isEqualTo(Budget.of("280s"));
        assertThat(Budget.of("5m").without(Duration.ofHours(1))).isEqualTo(Budget.of("1s"));
    }

    /** By hand: 100 pictures are watched beside 20 of validation, and 20 are shown to the gate, twice to the file. */
    @Test
    void allThatARunDoesIsCounted() {
        Speed speed = new Speed(0.001, 0.003, 0.002, 2);
        Work one = new Work(1000, 20, 50, 1);
        assertThat(one.epoch(speed)).isCloseTo(1000 * 0.003 + 120 * 0.001, within(1e-9));
        assertThat(one.headStart(speed, true)).isCloseTo(1020 * 0.001, within(1e-9));
        assertThat(one.headStart(speed, false)).isCloseTo(1020 * 0.001 + 120 * 0.001, within(1e-9));
        assertThat(one.end(speed, true)).isCloseTo(90 * 0.002 + 40 * 0.004, within(1e-9));
        Work folds = Work.ofFolds(100, 5, 0.1);
        assertThat(folds).isEqualTo(new Work(72, 8, 20, 5));
        assertThat(folds.headStart(speed, false))
                .as("features serve all folds")
                .isCloseTo(0.1 + 5 * (8 + 72) * 0.001, within(1e-9));
        assertThat(folds.headStart(speed, true)).as("and are in full precision").isCloseTo(0.2, within(1e-9));
        assertThat(folds.end(speed, true)).as("one head is exported").isCloseTo(40 * 0.004, within(1e-9));
    }
}
