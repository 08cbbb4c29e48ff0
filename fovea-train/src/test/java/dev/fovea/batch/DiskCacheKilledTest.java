package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they write, and several at once. */
class DiskCacheKilledTest {
    private static final int PICTURES = 3000;

    @TempDir
    private Path folder;

    @Test
    void aKilledProcessLeavesNoWrongPicture() throws Exception {
        kill(4);
    }

    @Test
    @Tag("slow")
    void fiftyKilledProcessesLeaveNoWrongPicture() throws Exception {
        kill(50);
    }

    private void kill(int times) throws IOException, InterruptedException {
        Random random = new Random(times);
        int most = 0;
        for (int i = 0; i < times; i++) {
            Process writer = CacheProcess.start(folder, 1L << 30, i, PICTURES);
            boolean ended = writer.waitFor(150 + random.nextInt(500), TimeUnit.MILLISECONDS);
            writer.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            assertThat(ended && writer.exitValue() == 3).isFalse();
            most = Math.max(most, CacheProcess.found(folder, PICTURES));
            assertThat(CacheProcess.run(folder, 1L << 30, random, 500)).isZero();
        }
        assertThat(most).as("pictures that a killed process had kept").isPositive();
    }

    /** Each throws away what the others kept, within a budget for a third of the pictures. */
    @Test
    void processesShareTheFolder() throws Exception {
        long budget = 16L << 20;
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(CacheProcess.start(folder, budget, i, PICTURES));
        }
        for (Process process : all) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(CacheProcess.run(folder, budget, new Random(9), 500)).isZero();
        assertThat(new CacheFolder(folder).bytes()).isBetween(1L, budget);
    }
}
