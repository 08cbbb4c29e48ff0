package dev.fovea.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel's files say, in both versions of containers, and where they say nothing. */
class FreeMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void thisMachineHasSome() {
        assertThat(FreeMemory.bytes()).isBetween(1L << 20, 1L << 46);
    }

    @Test
    void theKernelsAvailableMemoryIsRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("meminfo"), "MemTotal: 9000 kB\nMemFree: 12 kB\nMemAvailable:    2048 kB\n");
        assertThat(FreeMemory.machine(file)).isEqualTo(2048 << 10);
        assertThat(FreeMemory.machine(folder.resolve("absent"))).isPositive();
    }

    @Test
    void theContainersLimitCounts() throws IOException {
        assertThat(FreeMemory.container(folder)).isEqualTo(Long.MAX_VALUE);
        Files.writeString(folder.resolve("memory.max"), "max\n");
        assertThat(FreeMemory.container(folder)).isEqualTo(Long.MAX_VALUE);
        Files.writeString(folder.resolve("memory.max"), "1000\n");
        Files.writeString(folder.resolve("memory.current"), "700\n");
        Files.writeString(folder.resolve("memory.stat"), "anon 600\ninactive_file 50\n");
        assertThat(FreeMemory.container(folder)).isEqualTo(350);
    }

    @Test
    void theOlderContainersLimitCounts() throws IOException {
        Path older = Files.createDirectory(folder.resolve("memory"));
        Files.writeString(older.resolve("memory.limit_in_bytes"), "1000\n");
        Files.writeString(older.resolve("memory.usage_in_bytes"), "1200\n");
        assertThat(FreeMemory.container(folder)).isZero();
    }
}
