package dev.fovea.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root: lists the commands. */
@Command(
        name = "fovea",
        description = "Image classifiers on the JVM: train, judge honestly, ship.",
        version = "fovea 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Start with:  fovea demo", "Then:        fovea train photos/   (a folder for each class)"})
final class FoveaCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a fault.")
    private boolean debug;

    /** The whole command line on these streams. */
    static CommandLine line(Streams streams) {
        FoveaCommand root = new FoveaCommand();
        CommandLine line = new CommandLine(root);
        line.addSubcommand(new DemoCommand(streams));
        line.addSubcommand(new CheckCommand(streams));
        line.addSubcommand(new TrainCommand(streams));
        line.addSubcommand(new RateCommand(streams));
        line.addSubcommand(new EvaluateCommand(streams));
        line.addSubcommand(new CompareCommand(streams));
        line.addSubcommand(new PredictCommand(streams));
        line.addSubcommand(new ExplainCommand(streams));
        line.addSubcommand(new AugmentCommand(streams));
        line.addSubcommand(new ReportCommand(streams));
        line.addSubcommand(new RunsCommand(streams));
        line.addSubcommand(new ModelCommand(streams));
        line.addSubcommand(new DataCommand(streams));
        line.addSubcommand(new WeightsCommand(streams));
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setOut(writer(streams.out()));
        line.setErr(writer(streams.err()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionStrategy(new Once());
        line.setExecutionExceptionHandler(new Complaints(streams.err(), () -> root.debug));
        line.setParameterExceptionHandler(new Misuse(streams.err()));
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Names of all commands. */
    static List<String> commands(CommandLine line) {
        return line.getSubcommands().keySet().stream().sorted().toList();
    }
}
