package dev.fovea.cli;

import dev.fovea.base.Nearest;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words of a command, and the nearest that would be right. */
record Misuse(PrintStream err) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        CommandLine line = misuse.getCommandLine();
        err.println("fovea: " + message(misuse, line));
        String help = (line.getParent() == null ? "fovea" : "fovea " + line.getCommandName()) + " --help";
        err.println("See: " + help);
        return Complaints.INPUT;
    }

    private static String message(ParameterException misuse, CommandLine line) {
        if (misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0).replaceFirst("^(--[^=]+)=.*", "$1");
            if (word.startsWith("-")) {
                return "option must be known, but was \"" + word + "\". " + Nearest.hint(word, options(line));
            }
            if (line.getParent() == null) {
                return "command must be known, but was \"" + word + "\". "
                        + Nearest.hint(word, FoveaCommand.commands(line));
            }
        }
        if (misuse instanceof MissingParameterException missing) {
            return missing.getMissing().stream().map(Misuse::word).collect(Collectors.joining(" and "))
                    + " must be given, but was not.";
        }
        return String.valueOf(misuse.getMessage());
    }

    private static String word(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static List<String> options(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
    }
}
