package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.augment.Preset;
import dev.fovea.base.Seed;
import dev.fovea.base.Sha256;
import dev.fovea.batch.Sampling;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.data.Sample;
import dev.fovea.split.Shares;
import dev.fovea.split.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that is stopped at any step and gone on with ends with the same weights, bit for bit. */
class ResumeTest {
    private static final Dataset DRAWN = Drawn.characters(300, Seed.of(11));
    private static final Split SPLIT = Split.stratified(DRAWN, Shares.percent(60, 20, 20), Seed.of(2));

    private static final String DROPOUT = """
            name: dropout
            input: [1, 14, 14]
            layers:
              - conv: {channels: 8, kernel: 3}
              - batch-norm
              - relu
              - dropout: 0.2
              - max-pool: 2
              - flatten
              - dropout: 0.5
              - dense: 10
            """;

    @TempDir
    private static Path networks;

    @TempDir
    private Path folder;

    private static String written(String network, String name) {
        try {
            return Files.writeString(networks.resolve(name + ".yaml"), network).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Lanes and no batch normalisation, then batch normalisation; each optimizer; with and without an average. */
    static List<Recipe> recipes() {
        String dropout = written(DROPOUT, "norm");
        String lanesWithDropout = written(DROPOUT.replace("  - batch-norm\n", ""), "lanes");
        Recipe lanes = Recipe.scratch()
                .withModel("keras-mnist")
                .withMachine(Machine.usual().withThreads(2).withSeed(5))
                .withLength(Length.ofEpochs(3).withBatch(14));
        Recipe norm = lanes.withModel("compact")
                .withData(lanes.data().withSize(14))
                .withLength(Length.ofEpochs(2).withBatch(24));
        Regularisation bare = Regularisation.NONE;
        return List.of(
                lanes,
                norm,
                norm.withModel(dropout),
                norm.withModel(dropout)
                        .withSchedule(Schedule.named("plateau", 0))
                        .withRegularisation(bare.withSwa(0.8).withEma(0.9))
                        .withLength(Length.ofEpochs(4)
                                .withBatch(12)
                                .withAccumulate(3)
                                .withPatience(3)),
                lanes.withData(norm.data().withSampling(Sampling.BALANCED))
                        .withModel(lanesWithDropout)
                        .withAugment(lanes.augment().withMixup(0.2).withCutmix(1))
                        .withRegularisation(lanes.regularisation().withSwa(0.5)),
                lanes.withData(norm.data()).withModel(lanesWithDropout),
                norm.withOptimizer(new Sgd(0.05, 0.9, true, 5e-4)).withRegularisation(bare.withClip(1)),
                lanes.withOptimizer(new RmsProp(1e-3, 0.99, 0.5, 1e-8, 0)).withRegularisation(bare.withL1(1e-5)),
                lanes.withLength(lanes.length().withAccumulate(3)) // 13 batches: the last step of an epoch has one
                        .withSchedule(new Plateau(0.5, 0, 0.5, 0.01, 0))
                        .withData(lanes.data().withSampling(Sampling.BALANCED)),
                norm.withLength(Length.ofEpochs(4).withBatch(24))
                        .withRegularisation(lanes.regularisation().withSwa(0.75).withFocal(2)),
                lanes.withOptimizer(new Adam(1e-3, 0.9, 0.999, 1e-8, 1e-3))
                        .withAugment(AugmentSettings.of(Preset.OFF))
                        .withMachine(lanes.machine().withPrecision("fp32"))
                        .withLength(lanes.length().withPatience(2)));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void anyStopGivesTheSameWeights(Recipe asked) {
        stopAndCompare(asked, 0, 1);
    }

    @Tag("slow") // as above, stopped elsewhere
    @ParameterizedTest
    @MethodSource("recipes")
    void otherStopsGiveTheSameWeights(Recipe asked) {
        stopAndCompare(asked, 1, 4);
    }

    private void stopAndCompare(Recipe asked, int from, int to) {
        Recipe recipe = Fitting.resolve(asked, SPLIT.train().data());
        List<TrainingEvent> said = new ArrayList<>();
        Fitted whole = Fitting.fit(recipe, SPLIT.train(), SPLIT.validation(), said::add, Interrupt.NEVER);
        for (int run = from; run < to; run++) {
            Random random = new Random(recipe.machine().seed() + run);
            Path own = folder.resolve("run-" + run);
            List<EpochReport> seen = new ArrayList<>();
            Fitted stopped = untilDone(recipe, own, random, seen);
            assertThat(hash(stopped)).isEqualTo(hash(whole));
            assertThat(fitness(stopped.history().epochs()))
                    .isEqualTo(fitness(whole.history().epochs()));
            assertThat(stopped.history().best()).isEqualTo(whole.history().best());
            assertThat(fitness(seen)).isEqualTo(fitness(whole.history().epochs()));
        }
    }

    /** Stops again and again, half of the time as a crash does and half as Ctrl-C, until training is done. */
    private Fitted untilDone(Recipe recipe, Path own, Random random, List<EpochReport> seen) {
        for (int stops = 0; stops < 200; stops++) {
            Stopper stopper = new Stopper(1 + random.nextInt(25), random.nextInt(4) + 1, random.nextBoolean());
            seen.clear();
            try {
                Fitted fitted = Fitting.fit(
                        recipe,
                        SPLIT.train(),
                        SPLIT.validation(),
                        event -> collect(event, seen),
                        new Keeping(stopper, own));
                if (!fitted.history().interrupted()) {
                    return fitted;
                }
            } catch (Crash e) {
                assertThat(new CheckpointFolder(own).newestFirst().size()).isLessThanOrEqualTo(2);
            }
        }
        throw new AssertionError("200 stops and not done");
    }

    private static void collect(TrainingEvent event, List<EpochReport> seen) {
        if (event instanceof TrainingEvent.Resumed resumed) {
            seen.addAll(resumed.epochs());
        } else if (event instanceof TrainingEvent.EpochDone done) {
            seen.add(done.report());
        }
    }

    private static final class Crash extends RuntimeException {}

    /** Ends at a step, by a crash or by asking; asks for checkpoints on the way. */
    private static final class Stopper implements Interrupt {
        private final int stop;
        private final int every;
        private final boolean crash;
        private int asked;
        private int wanted;

        Stopper(int stop, int every, boolean crash) {
            this.stop = stop;
            this.every = every;
            this.crash = crash;
        }

        @Override
        public boolean requested() {
            asked++;
            if (asked >= stop && crash) {
                throw new Crash();
            }
            return asked >= stop;
        }

        @Override
        public boolean checkpointRequested() {
            wanted++;
            return wanted % every == 0;
        }
    }

    private static List<Object> fitness(List<EpochReport> epochs) {
        return epochs.stream()
                .<Object>map(r -> List.of(r.epoch(), r.rate(), r.running(), r.train(), r.validation()))
                .toList();
    }

    private static String hash(Fitted fitted) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(fitted.values()).forEach((name, array) -> {
            ByteBuffer bytes = ByteBuffer.allocate(4 * array.length);
            bytes.asFloatBuffer().put(array);
            all.append(name).append(Sha256.of(bytes.array()));
        });
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Fitted fit(Recipe recipe, Split split, Interrupt interrupt) {
        return Fitting.fit(
                recipe, split.train(), split.validation(), event -> {}, new Keeping(interrupt, folder.resolve("one")));
    }

    private Recipe stopped() {
        Recipe recipe = Fitting.resolve(recipes().get(0), SPLIT.train().data());
        assertThat(fit(recipe, SPLIT, new Stopper(5, 100, false)).history().interrupted())
                .isTrue();
        return recipe;
    }

    @Test
    void anotherRecipeIsRefusedWithWhatDiffers() {
        Recipe recipe = stopped();
        assertThatThrownBy(() -> fit(recipe.withEpochs(7), SPLIT, Interrupt.NEVER))
                .hasMessageContaining("length.epochs is 7 instead of 3");
    }

    @Test
    void otherPicturesAreRefused() {
        Recipe recipe = stopped();
        Split other = Split.stratified(DRAWN.first(240), Shares.percent(60, 20, 20), Seed.of(2));
        assertThatThrownBy(() -> fit(recipe, other, Interrupt.NEVER))
                .hasMessageContaining("must be those that the run began with");
        // the same names and labels, but other pixels
        Dataset drawn = Drawn.characters(300, Seed.of(12));
        Dataset renamed = DRAWN.withSamples(IntStream.range(0, 300)
                .mapToObj(i -> new Sample(
                        DRAWN.samples().get(i).name(),
                        drawn.samples().get(i).source(),
                        DRAWN.samples().get(i).label(),
                        null,
                        null))
                .toList());
        Split changed = Split.stratified(renamed, Shares.percent(60, 20, 20), Seed.of(2));
        assertThatThrownBy(() -> fit(recipe, changed, Interrupt.NEVER)).hasMessageContaining("mean and spread");
    }

    @Test
    void aDamagedCheckpointIsPassedOverForTheOneBefore() throws IOException {
        Recipe recipe = Fitting.resolve(recipes().get(0), SPLIT.train().data());
        String whole = hash(Fitting.fit(recipe, SPLIT.train(), SPLIT.validation(), event -> {}, Interrupt.NEVER));
        fit(recipe, SPLIT, new Stopper(20, 4, false));
        CheckpointFolder kept = new CheckpointFolder(folder.resolve("one"));
        List<Path> files = kept.newestFirst();
        assertThat(files).hasSize(2);
        byte[] bytes = Files.readAllBytes(files.get(0));
        bytes[bytes.length / 2] ^= 4;
        Files.write(files.get(0), bytes);
        List<String> said = new ArrayList<>();
        Fitted fitted = Fitting.fit(
                recipe,
                SPLIT.train(),
                SPLIT.validation(),
                event -> said.add(event instanceof TrainingEvent.Note note ? note.text() : ""),
                new Keeping(Interrupt.NEVER, kept.path()));
        assertThat(said).anySatisfy(text -> assertThat(text).contains("damaged", "SHA-256", "one before it is used"));
        assertThat(hash(fitted)).isEqualTo(whole);
    }
}
