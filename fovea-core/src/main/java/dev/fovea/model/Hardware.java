package dev.fovea.model;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What the machine is, as far as the system tells it without being asked by a command. */
final class Hardware {
    private Hardware() {}

    /** The processor's name; on a system that does not tell it, {@code processor}. */
    static String processor() {
        String windows = Objects.toString(System.getenv("PROCESSOR_IDENTIFIER"), "");
        return windows.isBlank() ? linux() : windows;
    }

    private static String linux() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("processor");
        } catch (IOException e) {
            return "processor";
        }
    }

    /** Memory of the machine, or of the container that it runs in. */
    static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? String.format(Locale.ROOT, "%.1f GiB", system.getTotalMemorySize() / (double) (1L << 30))
                : "unknown";
    }
}
