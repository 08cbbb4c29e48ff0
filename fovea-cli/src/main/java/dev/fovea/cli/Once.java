package dev.fovea.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses an option of a group that is given twice. Picocli by itself begins the group anew, and so forgets every other option
 * of the group that was given before.
 */
final class Once implements IExecutionStrategy {
    @Override
    public int execute(ParseResult result) {
        for (CommandLine line : result.asCommandLineList()) {
            for (ArgGroupSpec group : line.getCommandSpec().argGroups()) {
                refuse(group, line);
            }
        }
        return new CommandLine.RunLast().execute(result);
    }

    private static void refuse(ArgGroupSpec group, CommandLine line) {
        for (ArgSpec option : group.args()) {
            long times = line.getParseResult().findMatches(group).stream()
                    .flatMap(container -> container.matches().stream())
                    .filter(match -> !match.matchedValues(option).isEmpty())
                    .count();
            if (times > 1) {
                throw new ParameterException(
                        line,
                        Misuse.word(option) + " must be given once, but was given " + times + " times. Keep one.");
            }
        }
    }
}
