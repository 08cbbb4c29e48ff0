package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process, a real SIGKILL at a random moment, and again: the run that goes on each time ends with the same weights
 * and the same files as the run that was never killed, and no file that may be read is ever half-written.
 */
class KillTest {
    private static final String NETWORK = """
            name: small
            input: [1, 28, 28]
            layers:
              - conv: {channels: 16, kernel: 5}
              - batch-norm
              - relu
              - max-pool: 2
              - dropout: 0.2
              - residual: {channels: 32, stride: 2}
              - global-average-pool
              - dropout: 0.3
              - dense: 10
            """;

    @TempDir
    private static Path home;

    private static Path pictures;
    private static Path few;
    private static Path network;

    /** Where the kills fell. */
    private final Map<String, Integer> fell = new TreeMap<>();

    private int kills;

    private Path data = pictures;

    @BeforeAll
    static void draw() throws IOException {
        pictures = DrawnFolder.write(home.resolve("signs"), 240);
        few = DrawnFolder.write(home.resolve("few"), 100);
        network = Files.writeString(home.resolve("small.yaml"), NETWORK);
    }

    /** Batch normalisation, dropout, the average of the weights, augmentation, one split. */
    private static List<String> norm() {
        return List.of(
                "--model",
                network.toString(),
                "--epochs",
                "3",
                "--batch",
                "16",
                "--checkpoint",
                "0.0002",
                "--ema",
                "0.9");
    }

    /** The same, an epoch less, and without the look at the pictures, which takes longer than training on a few. */
    private static List<String> quick() {
        List<String> settings = new ArrayList<>(norm());
        settings.set(settings.indexOf("--epochs") + 1, "2");
        settings.addAll(List.of("--audit", "off"));
        return settings;
    }

    /** Two lanes on two threads. */
    private static List<String> lanes() {
        return List.of(
                "--model", "keras-mnist", "--threads", "2", "--epochs", "3", "--batch", "16", "--checkpoint", "0.0005");
    }

    /** Three folds, and checkpoints at the ends of epochs alone. */
    private static List<String> folds() {
        return List.of("--model", "keras-mnist", "--epochs", "2", "--batch", "16", "--folds", "3", "--checkpoint", "0");
    }

    /** Three heads on one backbone, and their average. */
    private static List<String> frozen(Path backbone) {
        return List.of(
                "--pretrained",
                backbone.toString(),
                "--freeze",
                "backbone",
                "--epochs",
                "1",
                "--folds",
                "3",
                "--repeats",
                "2",
                "--final",
                "ensemble");
    }

    /** Two folds, and one more training on all pictures. */
    private static List<String> refit() {
        List<String> settings = new ArrayList<>(folds());
        settings.set(settings.indexOf("--folds") + 1, "2");
        settings.addAll(List.of("--final", "refit"));
        return settings;
    }

    private Path backbone() throws Exception {
        Path run = home.resolve("runs").resolve("backbone");
        FoveaProcess process = FoveaProcess.start(home, train(run, folds().subList(0, 6)));
        assertThat(process.end()).as(process.said()).isZero();
        return run.resolve("model.onnx");
    }

    @Test
    @Tag("slow") // half a minute; the kills above take the same road
    @Timeout(900)
    void killsAmongHeadsOnOneBackboneLeaveTheSameWeights() throws Exception {
        killAndGoOn("heads", frozen(backbone()), 3, new Random(20_262));
    }

    @Test
    @Timeout(900)
    void threeKillsLeaveTheSameWeights() throws Exception {
        data = few;
        killAndGoOn("quick", quick(), 3, new Random(20_261));
    }

    @Test
    @Tag("slow")
    @Timeout(3600)
    void seventyKillsLeaveTheSameWeights() throws Exception {
        long seed = Long.getLong("fovea.kill.seed", System.nanoTime());
        System.out.println("kill test: -Dfovea.kill.seed=" + seed);
        Random random = new Random(seed);
        killAndGoOn("norm", norm(), 20, random);
        killAndGoOn("lanes", lanes(), 40, random);
        killAndGoOn("folds", folds(), 50, random);
        killAndGoOn("refit", refit(), 60, random);
        killAndGoOn("heads", frozen(backbone()), 70, random);
        assertThat(kills).isEqualTo(70);
        System.out.println("kill test: 70 kills fell " + fell);
    }

    /** Kills and goes on until there were so many kills in all, then lets the run end; compares each run that ended. */
    private void killAndGoOn(String name, List<String> settings, int upTo, Random random) throws Exception {
        Path whole = home.resolve("runs").resolve(name + "-whole");
        FoveaProcess unkilled = FoveaProcess.start(home, train(whole, settings));
        unkilled.await(beginning(settings));
        long start = System.nanoTime();
        unkilled.await(lastEpoch(settings));
        long trained = System.nanoTime();
        unkilled.await("Run folder: ");
        long end = System.nanoTime();
        Spans spans = new Spans((end - start) / 1_000_000, (end - trained) / 1_000_000);
        assertThat(unkilled.end()).as(unkilled.said()).isZero();
        String expected = RunFiles.content(whole);
        while (kills < upTo) {
            Path run = home.resolve("runs").resolve(name + "-" + kills);
            untilItEnds(run, settings, upTo, spans, random);
            assertThat(RunFiles.content(run))
                    .as("%s, after %d kills", run, kills)
                    .isEqualTo(expected);
            assertThat(RunFiles.weights(run.resolve("model.onnx")))
                    .isEqualTo(RunFiles.weights(whole.resolve("model.onnx")));
        }
    }

    private void untilItEnds(Path run, List<String> settings, int upTo, Spans spans, Random random) throws Exception {
        while (true) {
            FoveaProcess process = FoveaProcess.start(home, begun(run) ? goOn(run) : train(run, settings));
            if (kills < upTo) {
                if (untilTheKill(process, settings, spans, random)) {
                    assertThat(process.kill()).as(process.said()).isEqualTo(137);
                    kills++;
                    fell.merge(where(run, process.said(), settings), 1, Integer::sum);
                    RunFiles.assertWhole(run);
                    continue;
                }
            }
            assertThat(process.end()).as(process.said()).isZero();
            assertThat(process.said()).containsAnyOf("Run folder: ", "is finished: nothing is left to do");
            return;
        }
    }

    /** Waits for a random moment; false if the process ended before. */
    private static boolean untilTheKill(FoveaProcess process, List<String> settings, Spans spans, Random random)
            throws InterruptedException {
        int kind = random.nextInt(10);
        if (kind == 0) { // while the JVM comes up, and the folder is made
            return !process.ends((long) (random.nextDouble() * spans.whole()));
        }
        boolean late = kind <= 3; // export, evaluation and report are short: uniform moments hardly ever fell there
        return process.await(late ? lastEpoch(settings) : beginning(settings))
                && !process.ends((long) (random.nextDouble() * (late ? spans.ending() : spans.whole())));
    }

    /**
     * How long the run took that was not killed, in milliseconds.
     *
     * @param whole from the split to the end
     * @param ending from the end of the last epoch to the end
     */
    private record Spans(long whole, long ending) {}

    /** What is said before anything is trained. */
    private static String beginning(List<String> settings) {
        return settings.contains("--folds") ? "Fold 1 of" : "Split";
    }

    private static String lastEpoch(List<String> settings) {
        return "epoch  " + settings.get(settings.indexOf("--epochs") + 1);
    }

    private List<String> train(Path run, List<String> settings) throws IOException {
        delete(run); // killed before it had a recipe: there is nothing to go on with
        List<String> command = new ArrayList<>(List.of("train", data.toString()));
        command.addAll(settings);
        command.addAll(List.of(
                "--seed",
                "7",
                "--runs",
                run.getParent().toString(),
                "--name",
                run.getFileName().toString()));
        return command;
    }

    private static List<String> goOn(Path run) {
        return List.of("train", "--resume", run.toString());
    }

    private static boolean begun(Path run) {
        return Files.exists(run.resolve("recipe.yaml"));
    }

    private static String where(Path run, String said, List<String> settings) throws IOException {
        if (!Files.isDirectory(run.resolve("checkpoint"))) {
            return "before the first checkpoint";
        }
        try (Stream<Path> files = Files.walk(run)) {
            List<String> halves = files.map(Path::toString)
                    .filter(file -> file.endsWith(".part"))
                    .toList();
            if (!halves.isEmpty()) {
                return halves.get(0).contains(".checkpoint.")
                        ? "while a checkpoint was written"
                        : "while a file was written";
            }
        }
        if (said.contains("Kept epoch")) {
            return "in evaluation or report";
        }
        return said.contains(lastEpoch(settings)) ? "in export" : "in training";
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
