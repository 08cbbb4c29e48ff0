package dev.fovea.fit;

import dev.fovea.base.Seed;
import dev.fovea.batch.BatchSettings;
import dev.fovea.batch.Batches;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.PixelBatch;
import dev.fovea.data.Dataset;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import dev.fovea.split.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the weights after each epoch, without augmentation: on the validation part, and on a fixed sample of the
 * training part of at most the same size, so that the gap between the two compares like with like.
 */
final class Judge implements AutoCloseable {
    /** The sample of the training part: enough to see a gap of two points, few enough to cost next to nothing. */
    private static final int WATCHED = 2_000;

    /** Fewer show no gap, however few validation pictures there are. */
    private static final int FEWEST = 100;

    /** Pictures that are judged at a time, where they are small. */
    private static final int MOST = 256;

    /** Pixels at a time: maps of more would leave the processor's caches, and take gigabytes. */
    private static final int PIXELS = 32 * 224 * 224;

    private final Weights weights;
    private final Logits logits;
    private final Recipe recipe;
    private @Nullable Batches training;
    private @Nullable Batches validating;

    Judge(Network network, Weights weights, InputTensor input, Recipe recipe) {
        this.logits = new Logits(network, weights, input);
        this.weights = weights;
        this.recipe = recipe;
    }

    /** Opens the two parts; their pictures are read once and kept as far as the budget goes. */
    void watch(Preprocess preprocess, Part train, Part validation) {
        Seed seed = recipe.machine().root().child("watched");
        BatchSettings settings = recipe.machine().batches(batch(preprocess));
        training = Batches.plain(sample(train.data(), validation.size(), seed), preprocess, settings);
        if (validation.size() > 0) {
            validating = Batches.plain(validation.data(), preprocess, settings);
        }
    }

    /** How many pictures of this size go through a network at a time where none of it has to be kept. */
    static int batch(Preprocess preprocess) {
        return Math.max(1, Math.min(MOST, PIXELS / (preprocess.size() * preprocess.size())));
    }

    private static Dataset sample(Dataset train, int like, Seed seed) {
        List<Integer> positions =
                new ArrayList<>(IntStream.range(0, train.size()).boxed().toList());
        Collections.shuffle(positions, new Random(seed.value()));
        return train.subset(positions.subList(0, watched(train.size(), like)));
    }

    /** How many of so many training pictures are watched beside so many of validation. */
    static int watched(int train, int validation) {
        return Math.min(WATCHED, Math.min(train, Math.max(validation, FEWEST)));
    }

    EpochReport report(int epoch, Pace pace, EpochReport.Fitness running) {
        weights.round(); // an average is rounded when it is read, not at each step
        EpochReport.Fitness train = fitness(training);
        EpochReport.Fitness validation = fitness(validating);
        return new EpochReport(
                epoch, pace.rate(), running, train, validation, pace.epochSpeed(), pace.times(), pace.epochSeconds());
    }

    /** What the weights are worth before the first step. */
    EpochReport start(Pace pace) {
        pace.beginEpoch(EpochSums.begin(0));
        EpochReport judged = report(0, pace, new EpochReport.Fitness(0, 0, 0));
        return new EpochReport(
                0, 0, judged.train(), judged.train(), judged.validation(), 0, judged.times(), judged.seconds());
    }

    private EpochReport.Fitness fitness(@Nullable Batches part) {
        if (part == null) {
            return new EpochReport.Fitness(0, 0, 0);
        }
        Judgement judgement = new Judgement(recipe.plainLoss());
        Epoch batches = part.epoch(0);
        while (batches.hasNext()) {
            PixelBatch batch = batches.next();
            float[] rows = logits.of(batch.pixels(), batch.size());
            judgement.add(rows, rows.length / batch.size(), batch.targets().plain());
        }
        return judgement.fitness();
    }

    @Override
    public void close() {
        logits.close();
        if (training != null) {
            training.close();
        }
        if (validating != null) {
            validating.close();
        }
    }
}
