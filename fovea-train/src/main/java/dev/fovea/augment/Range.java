package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.fovea.base.Check;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two bounds to draw between; as text {@code [0.5, 1.0]}.
 *
 * @param from the lower bound
 * @param to the upper bound, at least {@code from}
 */
public record Range(double from, double to) {
    /** Checks the order. */
    public Range {
        Check.that(
                from <= to && Double.isFinite(to - from),
                "range must be two numbers in rising order, but was [%s, %s]",
                from,
                to);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Range of(List<Double> bounds) {
        Check.that(bounds.size() == 2, "range must be two numbers such as [0.5, 1.0], but was %s", bounds);
        return new Range(bounds.get(0), bounds.get(1));
    }

    /** From minus to plus this much. */
    static Range around(double middle, double reach) {
        return new Range(middle - reach, middle + reach);
    }

    @JsonValue
    List<Double> bounds() {
        return List.of(from, to);
    }

    /** A number between the bounds, each as likely. */
    double draw(SplittableRandom random) {
        return from + (to - from) * random.nextDouble();
    }

    /** A number between the bounds whose logarithm is evenly spread, so that 1/2 is as likely as 2. */
    double drawRatio(SplittableRandom random) {
        // StrictMath: the same picture on every machine
        double low = StrictMath.log(from);
        return StrictMath.exp(low + (StrictMath.log(to) - low) * random.nextDouble());
    }
}
