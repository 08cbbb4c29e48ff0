package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.model.Classifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process and a real signal: what the shutdown of a JVM does to its libraries cannot be seen from inside one. */
@Timeout(120)
class StopSignalTest {
    @TempDir
    private Path runs;

    @Test
    void terminatingLeavesAUsableModel() throws Exception {
        Process training = start();
        awaitFirstEpoch(training);
        training.toHandle().destroy(); // the process's own destroy closes its streams too
        String said = rest(training);
        assertThat(training.waitFor()).as(said).isZero();
        assertThat(said).contains("Stopping after this step").contains("Run folder:");
        try (Classifier classifier = Classifier.load(runs.resolve("stopped/model.onnx"))) {
            assertThat(classifier.labels().size()).isEqualTo(10);
        }
    }

    @Test
    void theSecondInterruptEndsAtOnce() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell with a kill command here");
        Process training = start();
        awaitFirstEpoch(training);
        String twice = "kill -INT " + training.pid() + "; sleep 0.02; kill -INT " + training.pid();
        new ProcessBuilder("/bin/sh", "-c", twice).start().waitFor(5, TimeUnit.SECONDS);
        String said = rest(training);
        assertThat(training.waitFor()).as(said).isEqualTo(130);
        assertThat(runs.resolve("stopped/model.onnx")).doesNotExist();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.fovea.cli.Main",
                        "train",
                        "drawn",
                        "--epochs",
                        "2000",
                        "--model",
                        "keras-mnist",
                        "--runs",
                        runs.toString(),
                        "--name",
                        "stopped")
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitFirstEpoch(Process training) throws IOException {
        BufferedReader lines = training.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("epoch ")) {
                return;
            }
        }
        throw new AssertionError("no epoch in:\n" + said);
    }

    private static String rest(Process training) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader lines = training.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
        }
        return said.toString();
    }
}
