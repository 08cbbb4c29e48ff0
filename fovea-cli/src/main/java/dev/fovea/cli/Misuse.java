package dev.fovea.cli;

import dev.fovea.base.Nearest;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        CommandLine line = misuse.getCommandLine();
        err.println("fovea: " + message(misuse, line, List.of(arguments)));
        err.println("See: " + line.getCommandSpec().qualifiedName(" ") + " --help");
        return Complaints.INPUT;
    }

    private static String message(ParameterException misuse, CommandLine line, List<String> arguments) {
        if (misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0), line);
        }
        if (misuse instanceof MissingParameterException missing) {
            return missing(missing.getMissing(), line, arguments);
        }
        if (misuse.getArgSpec() != null && misuse.getValue() != null) {
            return wrong(misuse.getArgSpec(), misuse.getValue());
        }
        return String.valueOf(misuse.getMessage());
    }

    private static String unknown(String argument, CommandLine line) {
        String word = argument.replaceFirst("^(--[^=]+)=.*", "$1");
        if (word.startsWith("-")) {
            return "option must be known, but was \"" + word + "\". " + Nearest.hint(word, options(line));
        }
        return !line.getSubcommands().isEmpty()
                ? "command must be known, but was \"" + word + "\". " + Nearest.hint(word, FoveaCommand.commands(line))
                : "argument must be an option or something that the command takes, but was \"" + word + "\".";
    }

    /** A misspelt option is said before what else is missing, which may only seem so. */
    private static String missing(List<ArgSpec> missing, CommandLine line, List<String> arguments) {
        Optional<String> misspelt = arguments.stream()
                .filter(argument -> argument.startsWith("--"))
                .filter(argument -> !options(line).contains(argument.replaceFirst("=.*", "")))
                .findFirst();
        if (misspelt.isPresent()) {
            return unknown(misspelt.get(), line);
        }
        String names = missing.stream().map(Misuse::word).collect(Collectors.joining(" and "));
        return names + " must be given" + (arguments.contains(names) ? " a value" : "") + ", but was not.";
    }

    private static String wrong(ArgSpec argument, String value) {
        Class<?> type = argument.type();
        String where = word(argument);
        String what = where.replaceFirst("^--", "");
        if (type.isEnum()) {
            List<String> allowed = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return what + " must be known, but was \"" + value + "\" (" + where + "). " + Nearest.hint(value, allowed);
        }
        return what + " must be " + rule(type) + ", but was \"" + value + "\" (" + where + ").";
    }

    private static String rule(Class<?> type) {
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        return type == boolean.class ? "given alone" : "a number";
    }

    /** What the user calls it. */
    static String word(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static List<String> options(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
    }
}
