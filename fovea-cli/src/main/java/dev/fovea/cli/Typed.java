package dev.fovea.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the user typed, so that the report of a run can say how to repeat it. */
final class Typed {
    private Typed() {}

    /** The whole command, such as {@code fovea train 'my photos' --epochs 5}. */
    static String command(CommandSpec spec) {
        CommandLine root = spec.root().commandLine();
        return line(root.getParseResult().originalArgs());
    }

    /** A line that a POSIX shell takes apart into these arguments. */
    static String line(List<String> arguments) {
        return "fovea " + arguments.stream().map(Typed::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return argument.matches("[\\p{L}\\p{N}@%+=:,./_-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
