package dev.fovea.cli;

/** The fovea command. */
public final class Main {
    private Main() {}

    /** Runs the command and leaves with its exit code. */
    public static void main(String[] arguments) {
        System.exit(0);
    }
}
