package dev.fovea.torch;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How much memory the machine, or the container that this process runs in, has left for it. */
public final class FreeMemory {
    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path CONTAINER = Path.of("/sys/fs/cgroup");

    private FreeMemory() {}

    /**
     * Bytes that can be had now without swapping. On Linux what the kernel calls available (caches that it would give up
     * count), and at most what the container's limit leaves (both versions of cgroups); elsewhere what the JDK calls free.
     */
    public static long bytes() {
        return Math.min(machine(MACHINE), container(CONTAINER));
    }

    static long machine(Path meminfo) {
        for (String line : lines(meminfo)) {
            if (line.matches("MemAvailable:\\s+\\d{1,15} kB")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
    }

    /** What the limit leaves; pages of files that are counted against it are given up when needed, and so are free. */
    static long container(Path root) {
        long limit = Math.min(number(root.resolve("memory.max")), number(root.resolve("memory/memory.limit_in_bytes")));
        if (limit == Long.MAX_VALUE) {
            return limit;
        }
        long used =
                Math.min(number(root.resolve("memory.current")), number(root.resolve("memory/memory.usage_in_bytes")));
        long files = Stream.concat(
                        lines(root.resolve("memory.stat")).stream(), lines(root.resolve("memory/memory.stat")).stream())
                .filter(line -> line.matches("(total_)?inactive_file \\d{1,18}"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .max()
                .orElse(0);
        return used == Long.MAX_VALUE ? limit : Math.max(0, limit - used + files);
    }

    /** The file's number; the largest where it has none, or says "max". */
    private static long number(Path file) {
        return lines(file).stream()
                .findFirst()
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of(); // not Linux, or not allowed: then it says nothing
        }
    }
}
