package dev.fovea.fit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.List;

/** The learning rate over a run, as a share of the peak. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Schedule.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = Schedule.Step.class, name = "step"),
    @JsonSubTypes.Type(value = Schedule.Cosine.class, name = "cosine"),
    @JsonSubTypes.Type(value = Schedule.Restarts.class, name = "cosine-restarts"),
    @JsonSubTypes.Type(value = Schedule.Polynomial.class, name = "polynomial"),
    @JsonSubTypes.Type(value = Schedule.Exponential.class, name = "exponential"),
    @JsonSubTypes.Type(value = Schedule.OneCycle.class, name = "one-cycle"),
    @JsonSubTypes.Type(value = Plateau.class, name = "plateau")
})
public sealed interface Schedule
        permits Plateau,
                Schedule.Constant,
                Schedule.Step,
                Schedule.Cosine,
                Schedule.Restarts,
                Schedule.Polynomial,
                Schedule.Exponential,
                Schedule.OneCycle {
    /** Names of all kinds. */
    List<String> WORDS = List.of(
            "constant", "step", "cosine", "cosine-restarts", "polynomial", "exponential", "one-cycle", "plateau");

    /**
     * The share of the peak rate at a point of the run.
     *
     * @param progress steps done over steps in all, 0..1
     * @param epochs epochs done, with the part of the current one
     */
    double share(double progress, double epochs);

    /** Epochs of linear rise from zero, before everything else. */
    double warmUp();

    /**
     * A factor by which the share of all further steps is lowered, given how the epochs so far went: a value of the
     * reports alone, so that a run that goes on from them goes on as it would have.
     */
    default double lowered(List<EpochReport> reports) {
        return 1;
    }

    /** The same with another warm-up, in epochs, at least 0. */
    Schedule withWarmUp(double epochs);

    /** The share with warm-up. */
    default double shareWithWarmUp(double progress, double epochs) {
        double rise = warmUp() > 0 && epochs < warmUp() ? epochs / warmUp() : 1;
        return rise * share(progress, epochs);
    }

    /**
     * Always the peak.
     *
     * @param warmUp epochs of linear rise, at least 0
     */
    record Constant(double warmUp) implements Schedule {
        @Override
        public Schedule withWarmUp(double epochs) {
            return new Constant(rising(epochs));
        }

        @Override
        public double share(double progress, double epochs) {
            return 1;
        }
    }

    /**
     * Falls by a factor every so many epochs.
     *
     * @param every epochs, above 0
     * @param factor in 0..1
     * @param warmUp epochs of linear rise, at least 0
     */
    record Step(double every, double factor, double warmUp) implements Schedule {
        /** Checks the ranges. */
        public Step {
            Check.that(every > 0, "every must be above 0 epochs, but was %s", every);
            Check.that(factor > 0 && factor <= 1, "factor must be above 0, at most 1, but was %s", factor);
        }

        @Override
        public Schedule withWarmUp(double epochs) {
            return new Step(every, factor, rising(epochs));
        }

        @Override
        public double share(double progress, double epochs) {
            return Math.pow(factor, Math.floor(epochs / every));
        }
    }

    /**
     * Half a cosine from the peak down (Loshchilov and Hutter 2017, equation 5, one cycle).
     *
     * @param floor the last share, 0..1
     * @param warmUp epochs of linear rise, at least 0
     */
    record Cosine(double floor, double warmUp) implements Schedule {
        @Override
        public Schedule withWarmUp(double epochs) {
            return new Cosine(floor, rising(epochs));
        }

        @Override
        public double share(double progress, double epochs) {
            return floor + (1 - floor) * (1 + Math.cos(Math.PI * progress)) / 2;
        }
    }

    /**
     * Half a cosine down, then up at once and down again (SGDR, Loshchilov and Hutter 2017, equation 5).
     *
     * @param first epochs of the first way down, above 0
     * @param growth each way down takes so many times the one before, at least 1
     * @param floor the share at the foot, 0..1
     * @param warmUp epochs of linear rise, at least 0
     */
    record Restarts(double first, double growth, double floor, double warmUp) implements Schedule {
        /** Checks the ranges. */
        public Restarts {
            Check.that(first > 0, "first must be above 0 epochs, but was %s", first);
            Check.that(growth >= 1, "growth must be at least 1, but was %s", growth);
        }

        @Override
        public Schedule withWarmUp(double epochs) {
            return new Restarts(first, growth, floor, rising(epochs));
        }

        @Override
        public double share(double progress, double epochs) {
            double length = first;
            double left = epochs;
            while (left >= length) {
                left -= length;
                length *= growth;
            }
            return floor + (1 - floor) * (1 + Math.cos(Math.PI * left / length)) / 2;
        }
    }

    /**
     * A power of what is left of the run.
     *
     * @param power above 0; 1 is a straight line, 0.9 is usual
     * @param warmUp epochs of linear rise, at least 0
     */
    record Polynomial(double power, double warmUp) implements Schedule {
        /** Checks the range. */
        public Polynomial {
            Check.that(power > 0, "power must be above 0, but was %s", power);
        }

        @Override
        public Schedule withWarmUp(double epochs) {
            return new Polynomial(power, rising(epochs));
        }

        @Override
        public double share(double progress, double epochs) {
            return Math.pow(Math.max(0, 1 - progress), power);
        }
    }

    /**
     * Falls by a factor with each epoch, smoothly within it.
     *
     * @param factor of one epoch, above 0, at most 1; 0.9 is usual
     * @param warmUp epochs of linear rise, at least 0
     */
    record Exponential(double factor, double warmUp) implements Schedule {
        /** Checks the range. */
        public Exponential {
            Check.that(factor > 0 && factor <= 1, "factor must be above 0, at most 1, but was %s", factor);
        }

        @Override
        public Schedule withWarmUp(double epochs) {
            return new Exponential(factor, rising(epochs));
        }

        @Override
        public double share(double progress, double epochs) {
            return Math.pow(factor, epochs);
        }
    }

    /**
     * Up and down again, by cosines (Smith and Topin 2018, as PyTorch's OneCycleLR writes it).
     *
     * @param rise share of the run that goes up, in 0..1; 0.3 is usual
     * @param start peak over the first rate; 25 is usual
     * @param end first rate over the last; 10,000 is usual
     */
    record OneCycle(double rise, double start, double end) implements Schedule {
        /** Checks the ranges. */
        public OneCycle {
            Check.that(rise > 0 && rise < 1, "rise must be above 0 and below 1, but was %s", rise);
            Check.that(start >= 1 && end >= 1, "start and end must be at least 1, but were %s and %s", start, end);
        }

        @Override
        public double warmUp() {
            return 0;
        }

        @Override
        public Schedule withWarmUp(double epochs) {
            Check.that(
                    epochs == 0,
                    "warm-up must come with another schedule than one-cycle, which rises by itself, but was %s epochs. Try"
                            + " --schedule cosine.",
                    epochs);
            return this;
        }

        @Override
        public double share(double progress, double epochs) {
            double first = 1 / start;
            double last = first / end;
            return progress < rise
                    ? between(first, 1, progress / rise)
                    : between(1, last, (progress - rise) / (1 - rise));
        }

        private static double between(double from, double to, double way) {
            return to + (from - to) * (1 + Math.cos(Math.PI * way)) / 2;
        }
    }

    private static double rising(double epochs) {
        Check.that(epochs >= 0, "warm-up must be at least 0 epochs, but was %s. Try --warm-up 1.", epochs);
        return epochs;
    }

    /**
     * A schedule by its name, with usual settings.
     *
     * @throws IllegalArgumentException if there is none, with the nearest
     */
    static Schedule named(String word, double warmUp) {
        Schedule usual =
                switch (word) {
                    case "constant" -> new Constant(0);
                    case "step" -> new Step(10, 0.1, 0);
                    case "cosine" -> new Cosine(0, 0);
                    case "cosine-restarts" -> new Restarts(10, 2, 0, 0);
                    case "polynomial" -> new Polynomial(0.9, 0);
                    case "exponential" -> new Exponential(0.9, 0);
                    case "one-cycle" -> new OneCycle(0.3, 25, 10_000);
                    case "plateau" -> new Plateau(0.3, 2, 1e-4, 0.001, 0);
                    default ->
                        throw new IllegalArgumentException(
                                "schedule must be known, but was \"" + word + "\". " + Nearest.hint(word, WORDS));
                };
        return usual.withWarmUp(warmUp);
    }
}
