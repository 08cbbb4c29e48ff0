package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.data.Datasets;
import dev.fovea.fit.Interrupt;
import dev.fovea.run.Progress;
import dev.fovea.run.Road;
import dev.fovea.run.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a machine does to a run: each time a clear error, the last checkpoint whole, and the same weights in the end. */
@Timeout(900)
class NeverLostTest {
    @TempDir
    private static Path home;

    private static Path pictures;
    private static Path whole;

    @BeforeAll
    static void train() throws Exception {
        pictures = DrawnFolder.write(home.resolve("signs"), 200);
        whole = home.resolve("runs/whole");
        assertThat(FoveaProcess.start(home, train(whole, "3")).end()).isZero();
    }

    private static List<String> train(Path run, String epochs) {
        return List.of(
                "train",
                pictures.toString(),
                "--model",
                "keras-mnist",
                "--audit",
                "off", // which takes longer than the training
                "--batch",
                "16",
                "--epochs",
                epochs,
                "--runs",
                run.getParent().toString(),
                "--name",
                run.getFileName().toString());
    }

    private static List<String> goOn(Path run) {
        return List.of("train", "--resume", run.toString());
    }

    /** Starts a run and kills it when its second epoch is done. */
    private static Path killed(Path run) throws Exception {
        FoveaProcess process = FoveaProcess.start(home, train(run, "3"));
        assertThat(process.await("epoch  2")).as(process.said()).isTrue();
        process.kill();
        assertThat(checkpoints(run)).isNotEmpty();
        return run;
    }

    private static List<Path> checkpoints(Path run) throws IOException {
        if (!Files.isDirectory(run.resolve("checkpoint"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run.resolve("checkpoint"))) {
            return files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .sorted()
                    .toList();
        }
    }

    private static void endsAsTheWholeOne(Path run) throws Exception {
        FoveaProcess process = FoveaProcess.start(home, goOn(run));
        assertThat(process.end()).as(process.said()).isZero();
        assertThat(RunFiles.content(run)).isEqualTo(RunFiles.content(whole));
    }

    /** A largest size of files is what a full disk or a quota is, for anybody to set. */
    @Test
    void aFileThatCannotGrowIsNamedAndTheCheckpointStays() throws Exception {
        assumeTrue(FoveaProcess.hasShell(), "no shell here to limit the size of files");
        Path run = killed(home.resolve("runs/limited"));
        List<Path> before = checkpoints(run);
        List<String> limited = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 3000; exec \"$@\"", "sh"));
        limited.addAll(FoveaProcess.command(home, goOn(run)));
        FoveaProcess process = FoveaProcess.start(limited);
        assertThat(process.end()).as(process.said()).isEqualTo(2);
        assertThat(process.said())
                .contains(".checkpoint must be writable, but was not")
                .contains("Free the disk")
                .contains("Go on with: fovea train --resume " + run);
        assertThat(checkpoints(run)).isEqualTo(before);
        RunFiles.assertWhole(run);
        endsAsTheWholeOne(run);
    }

    @Test
    void aFullOrReadOnlyDiskIsNamedAndTheCheckpointStays() throws Exception {
        Path disk = Files.createDirectories(home.resolve("disk"));
        // 6 MB hold one checkpoint of 4.5 MB, and not the next beside it
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()), "may not mount here");
        try {
            Path run = disk.resolve("full");
            FoveaProcess process = FoveaProcess.start(home, train(run, "3"));
            assertThat(process.end()).as(process.said()).isEqualTo(2);
            assertThat(process.said()).containsIgnoringCase("no space left").contains("Go on with: fovea train");
            assertThat(checkpoints(run)).hasSize(1);
            RunFiles.assertWhole(run);

            assertThat(command("mount", "-o", "remount,ro", disk.toString())).isTrue();
            FoveaProcess readOnly = FoveaProcess.start(home, goOn(run));
            assertThat(readOnly.end()).as(readOnly.said()).isEqualTo(2);
            assertThat(readOnly.said()).contains("run folder must be writable").containsIgnoringCase("read-only");

            assertThat(command("mount", "-o", "remount,rw,size=64m", disk.toString()))
                    .isTrue();
            RunFiles.assertWhole(run);
            endsAsTheWholeOne(run);
        } finally {
            command("umount", "-l", disk.toString());
        }
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    @Test
    void theSecondProcessInAFolderIsRefused() throws Exception {
        Path run = home.resolve("runs/shared");
        FoveaProcess first = FoveaProcess.start(home, train(run, "100"));
        assertThat(first.await("epoch  1")).as(first.said()).isTrue();
        assertThatThrownBy(() -> new Road(Trainer.resume(run), Interrupt.NEVER, Progress.silent())
                        .travel(Datasets.folder(pictures)))
                .hasMessageContaining("must have one process at work, but another is");
        first.kill();
        assertThat(Trainer.resume(run).recipe().length().epochs()).isEqualTo(100);
    }

    @Test
    void aCheckpointIsMadeOnRequest() throws Exception {
        assumeTrue(FoveaProcess.hasShell(), "no signals here");
        Path run = home.resolve("runs/asked");
        FoveaProcess process = FoveaProcess.start(home, train(run, "2000"));
        assertThat(process.await("epoch  1")).as(process.said()).isTrue();
        boolean within = false;
        for (int i = 0; i < 50 && !within; i++) {
            process.signal("USR1");
            Thread.sleep(20);
            // the second number is that of a batch: not 0 within an epoch
            within = checkpoints(run).stream()
                    .anyMatch(file -> !file.getFileName().toString().endsWith("-000000000.checkpoint"));
        }
        process.kill();
        assertThat(within).as(process.said()).isTrue();
    }

    @Test
    void resumingSaysWhatIsMissing() {
        assertThat(run("train", "--resume", "nowhere", "--runs", home.toString()))
                .contains("run to go on with must be a run folder or its name, but \"nowhere\" was none");
        assertThat(run("train", "--resume", whole.toString())).contains("is finished: nothing is left to do");
        assertThat(run("train", "--resume", whole.toString(), "--epochs", "9", "--seed", "3"))
                .contains("--resume must come without other settings, but came with --epochs, --seed");
        assertThat(run("train")).contains("DATA must be given");
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        Main.run(arguments, new Streams(System.in, both, both, false));
        return out.toString(StandardCharsets.UTF_8);
    }
}
