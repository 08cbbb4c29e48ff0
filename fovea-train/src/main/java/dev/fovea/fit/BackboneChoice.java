package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.weights.Pretrained;
import dev.fovea.weights.WeightsFolder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Which pretrained weights a training begins with, where it is to begin with some and nobody said which: of a short list,
 * those most accurate on ImageNet of the networks that are not too large for so few pictures and whose epochs fit into the
 * time on this machine. They are downloaded where they are not here; where that fails, the best of those that are here are
 * taken. The recipe then names network and weights and says why, so that a run that is repeated chooses nothing.
 */
public final class BackboneChoice {
    /** The time that all may take where nobody says how long. */
    public static final Duration USUAL = Duration.ofMinutes(10);

    private final WeightsFolder folder;
    private final Function<Machine, MachineSpeed> stopwatch;
    private final Consumer<String> log;

    BackboneChoice(WeightsFolder folder, Function<Machine, MachineSpeed> stopwatch, Consumer<String> log) {
        this.folder = folder;
        this.stopwatch = stopwatch;
        this.log = log;
    }

    /**
     * The recipe with weights that are named and here, and whose network is known; as it is where it named some already, or
     * wants none.
     *
     * @param asked perhaps with {@link NetworkSettings#withPretrained()}
     * @param pictures the training pictures, some of which are looked at for their size
     * @param work how many there are in all
     * @param time for all trainings together
     * @param log takes lines of progress, and why weights that would have suited better could not be had
     * @throws IllegalArgumentException if the recipe asks for a network of which no weights are published
     * @throws FoveaException if weights must be downloaded, cannot be, and none are here: with which file to put where
     */
    public static Recipe made(Recipe asked, Dataset pictures, Work work, Duration time, Consumer<String> log) {
        return new BackboneChoice(WeightsFolder.usual(), MachineSpeed::measured, log).over(asked, pictures, work, time);
    }

    /**
     * Fails now where {@link #made} or the training would fail for the weights or the network that the recipe names: they
     * are read, and downloaded where they are not here. Says nothing of weights that are to be chosen by the pictures.
     *
     * @param log takes lines of progress
     * @throws IllegalArgumentException if the network's name is not known
     * @throws FoveaException if weights cannot be had or read
     */
    public static void check(Recipe asked, Consumer<String> log) {
        if (!asked.network().isOpen()) {
            Start.of(asked.network());
        } else if (!asked.network().model().equals(NetworkSettings.UNNAMED)) {
            new BackboneChoice(WeightsFolder.usual(), MachineSpeed::measured, log).ofModel(asked);
        }
    }

    Recipe over(Recipe asked, Dataset pictures, Work work, Duration time) {
        if (!asked.network().isOpen()) {
            return asked;
        }
        if (!asked.network().model().equals(NetworkSettings.UNNAMED)) {
            return ofModel(asked);
        }
        MachineSpeed speed = stopwatch.apply(asked.machine());
        Suitability suitability = Suitability.of(asked, pictures, work, time, speed);
        Suitability.Verdict best = suitability.best(Candidate.ranked(folder.catalogue()), "");
        if (folder.find(best.candidate().name()).isPresent()) {
            return chosen(asked, best);
        }
        try {
            folder.get(folder.catalogue().named(best.candidate().name()), log);
            return chosen(asked, best);
        } catch (FoveaException e) {
            List<Candidate> here = Candidate.here(folder);
            if (here.isEmpty()) {
                throw e;
            }
            log.accept(best.candidate().name() + " would suit, but cannot be had: " + e.getMessage());
            Suitability.Verdict other = suitability.best(here, " of those here");
            return chosen(asked, other);
        }
    }

    /** The published weights of a network that was asked for by name. */
    private Recipe ofModel(Recipe asked) {
        String model = asked.network().model();
        Optional<Pretrained> found = folder.catalogue().find(model);
        Check.that(
                found.isPresent(),
                "model must be one whose weights are published where --pretrained stands alone, but was \"%s\". See fovea"
                        + " weights list; or leave --model out, or name a file of weights.",
                model);
        Candidate candidate = Candidate.published(found.orElseThrow());
        if (folder.find(model).isEmpty()) {
            folder.get(found.orElseThrow(), log);
        }
        String said = "Weights: " + candidate.said() + ", those published for --model " + model + ".";
        return named(asked, candidate, said);
    }

    /** Where memory has no room for a whole batch, it goes through in pieces that make one step together. */
    private static Recipe chosen(Recipe asked, Suitability.Verdict verdict) {
        Length length = asked.length();
        int batch = verdict.batch();
        if (batch == 0 || batch == length.batch()) {
            return named(asked, verdict.candidate(), verdict.said());
        }
        int pieces = length.batch() / batch;
        String said =
                verdict.said() + " Batches of " + length.batch() + " go through in " + pieces + " pieces, for memory.";
        return named(asked, verdict.candidate(), said)
                .withLength(length.withBatch(batch).withAccumulate(length.accumulate() * pieces));
    }

    private static Recipe named(Recipe asked, Candidate candidate, String said) {
        return asked.withNetwork(asked.network()
                .withModel(candidate.architecture().word())
                .withPretrained(candidate.name())
                .withChosen(said + " Licence: " + candidate.licence() + "."));
    }
}
