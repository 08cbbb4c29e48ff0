package dev.fovea.cli;

import java.io.PrintStream;

/** The {@code fovea} command. */
public final class Main {
    private Main() {}

    /** Runs the command and leaves with its exit code: 0 done, 1 fault in Fovea or the machine, 2 the user's input. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, new Streams(System.in, System.out, System.err, isTerminal())));
    }

    /** From JDK 22 on there is a console also where there is no terminal, so the launcher's word counts where it gave one. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        String said = System.getenv("FOVEA_TERMINAL");
        return said == null ? System.console() != null : said.equals("yes");
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
