package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.Drawn;
import dev.fovea.data.Sample;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Length;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.model.ModelFile;
import dev.fovea.picture.Picture;
import dev.fovea.split.Shares;
import dev.fovea.split.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on in its folder, wherever on the road it was stopped, and leaves the same files. */
class RunResumeTest {
    private static final int PICTURES = 180;
    private static final Dataset DRAWN = Drawn.characters(PICTURES, Seed.of(11));

    @TempDir
    private Path runs;

    private static Recipe recipe() {
        Recipe usual = Recipe.scratch()
                .withModel("keras-mnist")
                .withLength(Length.ofEpochs(2).withBatch(14));
        return usual.withMachine(usual.machine().withThreads(2).withCache("off"));
    }

    private static Recipe folds() {
        return recipe().withEpochs(1).withData(recipe().data().withFolds(3));
    }

    private Trainer named(Recipe recipe, String name) {
        return new Trainer(recipe).into(runs).named(name);
    }

    private static final class Crash extends RuntimeException {}

    /** Crashes when it is told so many things. */
    private static Progress crashAt(int count, List<TrainingEvent> events) {
        AtomicInteger told = new AtomicInteger();
        return new Progress() {
            @Override
            public void say(String text) {
                if (told.incrementAndGet() == count) {
                    throw new Crash();
                }
            }

            @Override
            public void event(TrainingEvent event) {
                events.add(event);
                if (!(event instanceof TrainingEvent.Checkpointed)) {
                    say("");
                }
            }
        };
    }

    private static Interrupt stopAt(int steps) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.incrementAndGet() >= steps;
    }

    /** What the files say, without times; model files by the hash of their weights. */
    private static String content(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(Files::isRegularFile) // TensorBoard's files hold times
                    .sorted()
                    .map(RunResumeTest::line)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String line(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (name.endsWith(".onnx")) {
                return name + " " + ModelFile.read(file).card().provenance().weightsSha256();
            }
            if (name.matches("log\\.txt|run\\.yaml|report\\.(html|json)")) {
                return name;
            }
            return name
                    + Files.readString(file)
                            .lines()
                            .map(line -> name.endsWith("metrics.csv") ? line.replaceAll("(,[^,]*){2}$", "") : line)
                            .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRunStoppedAnywhereLeavesTheSameFiles() throws IOException {
        new Road(named(recipe(), "whole"), Interrupt.NEVER, Progress.silent()).travel(DRAWN);
        stopAndGoOn(recipe(), DRAWN, "stopped", new Random(1));
        assertThat(content(runs.resolve("stopped"))).isEqualTo(content(runs.resolve("whole")));
        assertThat(runs.resolve("whole/checkpoint")).doesNotExist();
        assertThat(runs.resolve("whole/.lock")).doesNotExist();
    }

    @Test
    void foldsStoppedAnywhereLeaveTheSameFiles() throws IOException {
        new Road(named(folds(), "whole"), Interrupt.NEVER, Progress.silent()).travel(DRAWN);
        stopAndGoOn(folds(), DRAWN, "stopped", new Random(2));
        assertThat(content(runs.resolve("stopped"))).isEqualTo(content(runs.resolve("whole")));
    }

    /** The second training changes nothing but what is said of it. */
    @Test
    void foldsComparedWithARandomSplitAreTheSameAlsoStoppedAnywhere() throws IOException {
        Dataset pairs =
                DRAWN.grouped(sample -> "pair " + Math.floorMod(sample.name().hashCode(), 150));
        Recipe compared =
                folds().withData(folds().data().withFolds(folds().data().folds().withComparison(true)));
        new Road(named(folds(), "plain"), Interrupt.NEVER, Progress.silent()).travel(pairs);
        String text = new Road(named(compared, "whole"), Interrupt.NEVER, Progress.silent())
                .travel(pairs)
                .text();
        assertThat(text).contains("Had pictures of one group been let apart, the same network would");
        assertThat(Files.readString(runs.resolve("whole/report.html"))).contains("Had pictures of one group been");
        assertThat(without(runs.resolve("whole"))).isEqualTo(without(runs.resolve("plain")));
        stopAndGoOn(compared, pairs, "stopped", new Random(3));
        assertThat(content(runs.resolve("stopped"))).isEqualTo(content(runs.resolve("whole")));
        assertThat(runs.resolve("whole/checkpoint")).doesNotExist();
    }

    /** What the files say but for the comparison, and for the recipe that asks for it and stands in the model files. */
    private static String without(Path run) throws IOException {
        return content(run)
                .replaceAll("(?s),\\s*\"unprotected\" : \\{.*?\\}\\s*\\}\\s*\\}", "")
                .replaceAll("(?s)recipe\\.yaml.*?\nreport", "report");
    }

    private void stopAndGoOn(Recipe recipe, Dataset data, String name, Random random) {
        Trainer trainer = named(recipe, name);
        for (int stops = 0; stops < 60; stops++) {
            Interrupt interrupt = random.nextInt(3) == 0 ? stopAt(1 + random.nextInt(20)) : Interrupt.NEVER;
            Progress progress = crashAt(4 + stops / 4 + random.nextInt(6), new ArrayList<>());
            try {
                if (!new Road(trainer, interrupt, progress).travel(data).interrupted()) {
                    return;
                }
            } catch (Crash e) {
                assertThat(runs.resolve(name).resolve("recipe.yaml")).exists();
            }
            trainer = Trainer.resume(runs.resolve(name));
        }
        throw new AssertionError("60 stops and not done");
    }

    @Test
    void whatFollowsTrainingIsDoneWithoutTrainingAgain() {
        Progress crashes = crashAt(6, new ArrayList<>()); // split, pictures, flips, two epochs, the parity
        assertThatThrownBy(() -> new Road(named(recipe(), "trained"), Interrupt.NEVER, crashes).travel(DRAWN))
                .isInstanceOf(Crash.class);
        assertThat(runs.resolve("trained/evaluation.json")).doesNotExist();
        List<TrainingEvent> events = new ArrayList<>();
        new Road(Trainer.resume(runs.resolve("trained")), Interrupt.NEVER, crashAt(100, events)).travel(DRAWN);
        assertThat(events).hasSize(1).first().isInstanceOf(TrainingEvent.Resumed.class);
        assertThat(runs.resolve("trained/evaluation.json")).exists();
        assertThatThrownBy(() -> Trainer.resume(runs.resolve("trained")))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("is finished");
    }

    @Test
    void aProgramGoesOnInTwoLines() {
        Split split = Split.stratified(DRAWN, Shares.percent(70, 30, 0), Seed.of(1));
        Run whole = named(recipe(), "whole").fit(split.train(), split.validation(), Progress.silent());
        Run stopped =
                named(recipe(), "program").until(stopAt(7)).fit(split.train(), split.validation(), Progress.silent());
        assertThat(stopped.fitted().history().interrupted()).isTrue();
        assertThat(stopped.folder().isFinished()).isFalse();
        assertThat(Unfinished.in(runs)).containsExactly(stopped.folder());
        assertThat(Unfinished.find(runs, "last")).isEqualTo(stopped.folder());
        Split other = Split.stratified(DRAWN, Shares.percent(70, 30, 0), Seed.of(99));
        assertThatThrownBy(() -> Trainer.resume(runs.resolve("program"))
                        .fit(other.train(), other.validation(), Progress.silent()))
                .hasMessageContaining("parts must be those that the run began with");
        Run resumed = Trainer.resume(runs.resolve("program")).fit(split.train(), split.validation(), Progress.silent());
        assertThat(resumed.folder().isFinished()).isTrue();
        assertThat(weights(resumed)).isEqualTo(weights(whole));
        assertThatThrownBy(() -> Unfinished.find(runs, "progam"))
                .hasMessageContaining("\"progam\" was none")
                .hasMessageContaining("No run in");
    }

    private static String weights(Run run) {
        return ModelFile.read(run.folder().model()).card().provenance().weightsSha256();
    }

    @Test
    void oneProcessOrThreadAFolder() {
        List<String> said = new ArrayList<>();
        Progress second = Progress.of(line -> {
            if (line.startsWith("epoch  1") && said.isEmpty()) {
                said.add(line);
                assertThatThrownBy(() -> new Road(
                                        Trainer.resume(runs.resolve("locked")), Interrupt.NEVER, Progress.silent())
                                .travel(DRAWN))
                        .isInstanceOf(FoveaException.class)
                        .hasMessageContaining("must have one process at work, but another is");
            }
        });
        new Road(named(recipe(), "locked"), Interrupt.NEVER, second).travel(DRAWN);
        assertThat(said).hasSize(1);
    }

    @Test
    void aPictureLessOrAnotherRecipeIsNamed() throws IOException {
        new Road(named(recipe(), "changed"), stopAt(5), Progress.silent()).travel(DRAWN);
        Dataset less = DRAWN.first(PICTURES - 1);
        String gone = DRAWN.samples().get(PICTURES - 1).name();
        assertThatThrownBy(() -> goOn("changed", less)).hasMessageContaining(gone);
        Path recipe = runs.resolve("changed/recipe.yaml");
        String before = Files.readString(recipe);
        Files.writeString(recipe, before.replace("epochs: 2", "epochs: 3"));
        assertThatThrownBy(() -> goOn("changed", DRAWN)).hasMessageContaining("length.epochs is 3 instead of 2");
        Files.writeString(recipe, before.replace("memory: 0", "memory: 100")); // which changes no weight
        goOn("changed", DRAWN);
    }

    private void goOn(String name, Dataset data) {
        new Road(Trainer.resume(runs.resolve(name)), Interrupt.NEVER, Progress.silent()).travel(data);
    }

    @Test
    void foldsOfOtherPicturesAreRefused() {
        Road.Arrival stopped = new Road(named(folds(), "folds"), stopAt(5), Progress.silent()).travel(DRAWN);
        assertThat(stopped.interrupted()).isTrue();
        assertThat(stopped.text()).contains("stopped before two folds were ready");
        assertThatThrownBy(() -> goOn("folds", DRAWN.first(PICTURES - 1))).hasMessageContaining("rows of");
    }

    /** The memory for decoded pictures holds a part of them, so that each epoch reads from the folder. */
    @Test
    void aVanishedPictureIsNamedAndTheRunGoesOnWhenItIsBack() throws IOException {
        Path pictures = written(runs.resolve("signs"));
        Recipe small = recipe().withModel("lenet-5").withData(recipe().data().withSize(96));
        small = small.withMachine(small.machine().withMemory(1));
        new Road(named(small, "whole"), Interrupt.NEVER, Progress.silent()).travel(Datasets.folder(pictures));
        List<String> said = new ArrayList<>();
        Path away = runs.resolve("away");
        Progress vanishing = Progress.of(line -> {
            said.add(line);
            if (line.startsWith("epoch  1")) {
                move(pictures, away);
            }
        });
        Trainer trainer = named(small, "vanished").from(pictures.toString());
        assertThatThrownBy(() -> new Road(trainer, Interrupt.NEVER, vanishing).travel(Datasets.folder(pictures)))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(".png");
        assertThat(said.get(said.size() - 1)).contains("Go on with: fovea train --resume");
        move(away, pictures);
        goOn("vanished", Datasets.folder(pictures));
        assertThat(content(runs.resolve("vanished"))).isEqualTo(content(runs.resolve("whole")));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path written(Path folder) throws IOException {
        for (int i = 0; i < DRAWN.size(); i++) {
            Sample sample = DRAWN.samples().get(i);
            Path own = folder.resolve("sign-" + DRAWN.labels().name(sample.label()));
            Files.createDirectories(own);
            Picture picture = sample.picture();
            BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
            ImageIO.write(image, "png", own.resolve(i + ".png").toFile());
        }
        return folder;
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(runs.resolve("file"), "not a folder");
        assertThatThrownBy(() ->
                        new Road(new Trainer(recipe()).into(file), Interrupt.NEVER, Progress.silent()).travel(DRAWN))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("run folder must be writable")
                .hasMessageContaining(file.toString());
        // where checkpoints should go, a file
        List<String> blocked = new ArrayList<>();
        Progress blocking = Progress.of(line -> {
            if (blocked.isEmpty()) {
                blocked.add(line);
                try {
                    Files.writeString(runs.resolve("blocked/checkpoint"), "not a folder");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
        assertThatThrownBy(() -> new Road(named(recipe(), "blocked"), Interrupt.NEVER, blocking).travel(DRAWN))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(".checkpoint must be writable");
    }
}
