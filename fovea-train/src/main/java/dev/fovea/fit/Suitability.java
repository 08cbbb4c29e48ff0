package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.data.Dataset;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.torch.FreeMemory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well networks suit some pictures, a time and this machine.
 *
 * @param recipe by which they would be trained
 * @param survey of the pictures; null where the recipe says their size
 * @param classes that there are
 * @param work how many pictures
 * @param time for all
 * @param machine how fast it is
 */
record Suitability(
        Recipe recipe, @Nullable Survey survey, int classes, Work work, Duration time, MachineSpeed machine) {
    /**
     * Numbers to learn for each training picture, at most: fewer than any rule of statistics would ask for, because most
     * are learnt already; what is kept out are networks of tens of millions on some hundred pictures.
     */
    private static final long NUMBERS_A_PICTURE = 20_000;

    /** Networks up to this many numbers suit any set: there are no smaller ones that are any good. */
    private static final long SMALL = 6_000_000;

    /** Seconds of a run that do not depend on the network: reading the pictures' files, figures, the report. */
    private static final double AROUND = 5;

    /** Of the memory that is free now, what may be counted on. */
    private static final double ROOM = 0.8;

    /** A batch of fewer pictures than this is not worth its trouble. */
    private static final int LEAST_BATCH = 8;

    /**
     * What was chosen.
     *
     * @param candidate which weights
     * @param batch pictures that go through together: as the recipe has it, or what memory has room for; 0 where it is open
     * @param said the choice and its reason, as a sentence
     */
    record Verdict(Candidate candidate, int batch, String said) {}

    /** One candidate on these pictures: what it takes. A batch of nothing is one for which there is no room. */
    private record Cost(Candidate candidate, int size, long numbers, double seconds, int batch) {}

    /** Looks at the pictures where their size is open. */
    static Suitability of(Recipe recipe, Dataset pictures, Work work, Duration time, MachineSpeed machine) {
        Survey survey = recipe.data().size() == null ? Survey.of(pictures) : null;
        return new Suitability(recipe, survey, pictures.labels().size(), work, time, machine);
    }

    /**
     * The best of some.
     *
     * @param among words for which these are, where they are not all
     */
    Verdict best(List<Candidate> candidates, String among) {
        List<Cost> costs = candidates.stream()
                .flatMap(candidate -> cost(candidate).stream())
                .toList();
        Check.that(
                !costs.isEmpty(),
                "size must be one that a pretrained network takes, but was %s. Try --size 224.",
                String.valueOf(recipe.data().size()));
        List<Cost> suiting = costs.stream().filter(this::suits).toList();
        List<Cost> pool = suiting.isEmpty() ? costs : suiting;
        List<Cost> fitting =
                pool.stream().filter(cost -> cost.seconds() <= seconds()).toList();
        Cost best = fitting.stream()
                .max(Comparator.comparingDouble((Cost cost) -> cost.candidate().accuracy())
                        .thenComparing(cost -> -cost.seconds()))
                .or(() -> pool.stream().min(Comparator.comparingDouble(Cost::seconds)))
                .orElseThrow();
        return new Verdict(
                best.candidate(), best.batch(), said(best, fitting.contains(best), pool.size() < costs.size(), among));
    }

    private double seconds() {
        return time.toMillis() / 1e3;
    }

    private boolean suits(Cost cost) {
        return cost.batch() >= Math.min(LEAST_BATCH, batch())
                && cost.numbers() <= Math.max(SMALL, NUMBERS_A_PICTURE * work.train());
    }

    /** Nothing where the pictures are too small for the network. */
    private Optional<Cost> cost(Candidate candidate) {
        Architecture architecture = candidate.architecture();
        int size = survey == null
                ? Objects.requireNonNull(recipe.data().size())
                : survey.size(Transferred.largest(architecture));
        int channels = recipe.data().channels() == null
                ? architecture.usualChannels()
                : recipe.data().channels().count();
        try {
            return Optional.of(cost(candidate, architecture.network(Shape.picture(channels, size, size), classes)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cost cost(Candidate candidate, Network network) {
        Speed speed = machine.of(network);
        boolean headAlone = recipe.network().isHeadAlone();
        double learning = headAlone ? 0 : recipe.length().epochs() * work.epoch(speed);
        double all = AROUND + work.headStart(speed, headAlone) + learning + work.end(speed, headAlone);
        int room = headAlone ? batch() : room(new Room(network, recipe), batch());
        return new Cost(candidate, network.input().height(), network.parameters(), all, room);
    }

    private int batch() {
        return recipe.length().batch();
    }

    /** So many pictures, or a half, a quarter of them, for which there is room. */
    private static int room(Room room, int batch) {
        long free = (long) (ROOM * FreeMemory.bytes());
        int out = batch;
        while (out > 0 && room.needed(out) > free) {
            out = out % 2 == 0 ? out / 2 : 0;
        }
        return out;
    }

    private String said(Cost best, boolean fits, boolean few, String among) {
        String what = String.format(
                Locale.ROOT,
                "%s %,d pictures at %d x %d",
                recipe.network().isHeadAlone()
                        ? "features of"
                        : recipe.length().epochs() + (recipe.length().epochs() == 1 ? " epoch on" : " epochs on"),
                work.train(),
                best.size(),
                best.size());
        String reason = fits ? "the most accurate" + among + " whose " : "the fastest" + among + ": no ";
        return "Backbone: " + best.candidate().said() + ", " + reason + what + " fit into " + time(seconds())
                + " (about " + time(best.seconds()) + " here)"
                + (few ? "; those too large for so few pictures, or for memory, are left out." : ".");
    }

    private static String time(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }
}
