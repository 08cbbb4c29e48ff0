package dev.fovea.cli;

import java.io.PrintStream;

/** The {@code fovea} command. */
public final class Main {
    private Main() {}

    /** Runs the command and leaves with its exit code: 0 done, 1 fault in Fovea or the machine, 2 the user's input. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, new Streams(System.in, System.out, System.err)));
    }

    /** Runs the command on these streams, for tests in one process. */
    static int run(String[] arguments, Streams streams) {
        int code = FoveaCommand.line(streams).execute(arguments);
        flush(streams.out());
        flush(streams.err());
        return code;
    }

    private static void flush(PrintStream stream) {
        stream.flush();
    }
}
