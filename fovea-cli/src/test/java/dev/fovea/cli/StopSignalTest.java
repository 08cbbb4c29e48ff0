package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.model.Classifier;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process and a real signal: what the shutdown of a JVM does to its libraries cannot be seen from inside one. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopSignalTest {
    @TempDir
    private Path runs;

    private @Nullable FoveaProcess training;

    @AfterEach
    void nothingIsLeftRunning() throws InterruptedException {
        if (training != null) {
            training.kill();
        }
    }

    @Test
    void terminatingLeavesAUsableModel() throws Exception {
        assumeHeeded("TERM", 15);
        FoveaProcess process = afterTheFirstEpoch();
        process.signal("TERM");
        assertThat(process.end()).as(process.said()).isZero();
        assertThat(process.said()).contains("Stopping after this step").contains("Run folder:");
        try (Classifier classifier = Classifier.load(runs.resolve("stopped/model.onnx"))) {
            assertThat(classifier.labels().size()).isEqualTo(10);
        }
    }

    @Test
    void theSecondInterruptEndsAtOnce() throws Exception {
        assumeHeeded("INT", 2);
        FoveaProcess process = afterTheFirstEpoch();
        process.signal("INT");
        Thread.sleep(20);
        process.signal("INT");
        assertThat(process.end()).as(process.said()).isEqualTo(130);
        assertThat(runs.resolve("stopped/model.onnx")).doesNotExist();
    }

    /** A shell without job control starts background jobs with SIGINT ignored, which they and their children inherit. */
    private static void assumeHeeded(String name, int number) throws IOException {
        assumeTrue(FoveaProcess.hasShell(), "no kill command here");
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.isReadable(status), "whether SIG" + name + " is ignored cannot be seen here");
        BigInteger ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
                .findFirst()
                .orElse(BigInteger.ZERO);
        assumeFalse(
                ignored.testBit(number - 1),
                "SIG" + name + " is ignored in this process, as in the background of a shell: run the test in front");
    }

    private FoveaProcess afterTheFirstEpoch() throws Exception {
        FoveaProcess process = FoveaProcess.start(
                runs.resolve("home"),
                List.of(
                        "train",
                        "drawn",
                        "--audit",
                        "off", // which takes longer than an epoch
                        "--epochs",
                        "2000",
                        "--model",
                        "keras-mnist",
                        "--runs",
                        runs.toString(),
                        "--name",
                        "stopped"));
        training = process;
        assertThat(process.await("epoch ")).as(process.said()).isTrue();
        return process;
    }
}
