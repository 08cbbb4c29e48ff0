package dev.fovea.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What the processor can do. */
public final class Processor {
    private static final Path LINUX = Path.of("/proc/cpuinfo");

    private Processor() {}

    /** Whether bfloat16 is computed in hardware (AMX or AVX-512 BF16); false where that cannot be learnt. */
    public static boolean computesBf16() {
        String flags = line("flags");
        return Stream.of(flags.split(" ")).anyMatch(f -> f.equals("amx_bf16") || f.equals("avx512_bf16"));
    }

    /** The processor's name, or its architecture where the name cannot be learnt. */
    public static String name() {
        String name = line("model name");
        return name.isEmpty() ? System.getProperty("os.arch") : name;
    }

    /** {@code auto}, {@code fp32} or {@code bf16} as a precision: auto is bf16 where the processor computes it. */
    public static Precision precision(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "auto" -> computesBf16() ? Precision.BF16 : Precision.FP32;
            case "fp32" -> Precision.FP32;
            case "bf16" -> Precision.BF16;
            default ->
                throw new IllegalArgumentException(
                        "precision must be auto, fp32 or bf16, but was \"" + word + "\". Try --precision auto.");
        };
    }

    private static String line(String key) {
        if (!Files.isReadable(LINUX)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(LINUX)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
