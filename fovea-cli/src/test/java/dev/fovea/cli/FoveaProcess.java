package dev.fovea.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, which a test may kill. Both streams are read as one. */
final class FoveaProcess {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();

    private FoveaProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "reads " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static List<String> command(Path home, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dorg.bytedeco.javacpp.platform.extension=-none",
                "-Dfovea.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.fovea.cli.Main"));
        command.addAll(arguments);
        return command;
    }

    static FoveaProcess start(Path home, List<String> arguments) throws IOException {
        return start(command(home, arguments));
    }

    static FoveaProcess start(List<String> command) throws IOException {
        return new FoveaProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            // the process was killed, and its stream with it
        }
        synchronized (lines) {
            lines.notifyAll();
        }
    }

    /** Waits until a line begins like this; false if the process ended without. */
    boolean await(String beginning) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (lines) {
            while (lines.stream().noneMatch(line -> line.startsWith(beginning))) {
                if (!process.isAlive() && !reader.isAlive()) {
                    return false;
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError("no \"" + beginning + "\" in " + PATIENCE_SECONDS + " s:\n" + said());
                }
                lines.wait(50);
            }
            return true;
        }
    }

    /** Waits for the end, and gives the exit code. */
    int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("not done in " + PATIENCE_SECONDS + " s:\n" + said());
        }
        reader.join();
        return process.exitValue();
    }

    /** Waits for the end for so long at most. */
    boolean ends(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** SIGKILL: nothing of the process runs any more. */
    int kill() throws InterruptedException {
        process.destroyForcibly();
        return end();
    }

    /** Any signal, such as {@code USR1}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    String said() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    static boolean hasShell() {
        return Files.isExecutable(Path.of("/bin/sh"));
    }
}
