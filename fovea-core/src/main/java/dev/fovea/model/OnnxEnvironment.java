package dev.fovea.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * ONNX Runtime's own state, one for the process. While it starts, ONNX Runtime 1.29 matches the process's command line
 * (on Linux, {@code /proc/self/cmdline}) against a regular expression that recurses at every character: some 4,000
 * characters, a long class path or a hundred pictures to predict, overflow the stack of an ordinary thread and end the
 * process. So it starts in a thread whose stack is as large as the command line asks for.
 */
final class OnnxEnvironment {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final long ORDINARY = 1 << 20;
    /** Measured at 262; memory is taken only as far as the recursion goes, and given back when the thread ends. */
    private static final long EACH_CHARACTER = 600;

    private OnnxEnvironment() {}

    /** Starts once; any thread. */
    static OrtEnvironment get() {
        return Started.ENVIRONMENT;
    }

    private static final class Started {
        static final OrtEnvironment ENVIRONMENT = start();
    }

    private static OrtEnvironment start() {
        OnnxNatives.prepare();
        CompletableFuture<OrtEnvironment> started = new CompletableFuture<>();
        Runnable start = () -> {
            try {
                started.complete(OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR));
            } catch (RuntimeException | Error e) {
                started.completeExceptionally(e);
            }
        };
        new Thread(null, start, "fovea-onnx-start", ORDINARY + EACH_CHARACTER * commandLine()).start();
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            if (e.getCause() instanceof Error reason) {
                throw reason;
            }
            throw e;
        }
    }

    /** Characters of the process's command line; 0 where the system does not say. */
    private static long commandLine() {
        try {
            return Files.isReadable(COMMAND_LINE) ? Files.readAllBytes(COMMAND_LINE).length : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
