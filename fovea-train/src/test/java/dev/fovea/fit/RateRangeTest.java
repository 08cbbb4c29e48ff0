package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.data.Role;
import dev.fovea.split.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The range test finds the lowest point of a curve, and on pictures a rate that learns. */
class RateRangeTest {
    private static final Dataset DRAWN = Drawn.characters(600, Seed.of(4));

    private static Recipe recipe() {
        return Fitting.resolve(Recipe.scratch().withModel("keras-mnist"), DRAWN);
    }

    /** Falls with the logarithm of the rate from 2 to 1 at {@code lowest}, and rises twice as steeply behind it. */
    private static RateCurve curve(double lowest) {
        return new RateCurve(IntStream.range(0, 150)
                .mapToObj(i -> {
                    double rate = Math.pow(10, -6 + 7 * i / 149.0);
                    double away = Math.log10(rate) - Math.log10(lowest);
                    double loss = 1 + (away < 0 ? -away / (6 + Math.log10(lowest)) : 2 * away);
                    return new RateCurve.Point(rate, loss + 0.01 * Math.sin(40 * i));
                })
                .toList());
    }

    @Test
    void aTenthOfTheLowestPointsRateIsSuggested() {
        // the mean over neighbours moves the lowest place towards the gentler side, by less than five steps of 11 %
        assertThat(Math.log10(curve(1e-2).suggested().orElseThrow())).isCloseTo(-3, within(0.25));
        assertThat(Math.log10(curve(0.3).suggested().orElseThrow())).isCloseTo(-1.5, within(0.25));
    }

    @Test
    void whereNothingFallsNothingIsSuggested() {
        List<RateCurve.Point> flat = IntStream.range(0, 50)
                .mapToObj(i -> new RateCurve.Point(Math.pow(10, -6 + i / 10.0), 2 + (i > 40 ? i : 0)))
                .toList();
        assertThat(new RateCurve(flat).suggested()).isEmpty();
        assertThatThrownBy(() -> new RateCurve(List.of())).hasMessageContaining("loss must be finite");
    }

    @Test
    void theSuggestedRateLearnsAndTheTestRepeatsItself() {
        Part train = new Part(DRAWN, Role.TRAIN);
        RateCurve curve = RateRange.run(recipe(), train, Interrupt.NEVER);
        assertThat(RateRange.run(recipe(), train, Interrupt.NEVER)).isEqualTo(curve);
        double rate = curve.suggested().orElseThrow();
        assertThat(rate).isBetween(1e-4, 3e-2);
        Recipe found =
                recipe().withOptimizer(recipe().optimizer().withRate(rate)).withEpochs(6);
        Part validation = new Part(DRAWN.first(200), Role.VALIDATION);
        Fitted fitted = Fitting.fit(found, train, validation, event -> {}, Interrupt.NEVER);
        assertThat(fitted.history().bestEpoch().validation().accuracy()).isGreaterThan(0.6);
    }

    @Test
    void otherPartsAreRefused() {
        assertThatThrownBy(() -> RateRange.run(recipe(), new Part(DRAWN, Role.TEST), Interrupt.NEVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be train, but was test");
    }
}
