package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command line of many files, or a long class path: ONNX Runtime's start must bear it. */
class LongCommandLineTest {
    private static final int CHARACTERS = 100_000;

    @TempDir
    private Path home;

    @Test
    void trainingEndsWithAModelBehindALongCommandLine() throws Exception {
        Path pictures = DrawnFolder.write(home.resolve("signs"), 100);
        List<String> train = List.of(
                "train",
                pictures.toString(),
                "--model",
                "keras-mnist",
                "--epochs",
                "1",
                "--runs",
                home.resolve("runs").toString());
        List<String> command = FoveaProcess.command(home, train);
        command.add(1, "-Dfovea.padding=" + "x".repeat(CHARACTERS));
        FoveaProcess process = FoveaProcess.start(command);
        assertThat(process.end()).as(process.said()).isZero();
        assertThat(home.resolve("runs/signs-1/model.onnx")).isNotEmptyFile();
    }
}
