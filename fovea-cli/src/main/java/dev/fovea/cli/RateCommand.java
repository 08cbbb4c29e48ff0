package dev.fovea.cli;

import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.run.RateSearch;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea rate}: the learning rate range test. */
@Command(
        name = "rate",
        description = "Look for a learning rate: train for 150 steps while the rate rises, and see where the loss is"
                + " lowest. Takes the settings of fovea train; validation and test pictures are not looked at.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RateCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "DATA", description = "What fovea train takes.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String data;

    @Mixin
    private final RecipeOptions settings = new RecipeOptions();

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "Where rate.svg and rate.csv go; those of before are written over. Usual: rate")
    private Path into = Path.of("rate");

    RateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Dataset pictures = Datasets.open(data);
        PrintStream out = streams.out();
        Announce.dataset(pictures, out);
        try (StopSignal stop = new StopSignal(streams.err())) {
            RateSearch.Found found = RateSearch.run(settings.recipe(), pictures, into, stop);
            String chosen = found.recipe().network().chosen();
            if (chosen != null) {
                out.println(chosen);
            }
            int last = found.curve().points().size() - 1;
            out.printf(
                    Locale.ROOT,
                    "%d steps, rates %.1e to %.1e; see %s and %s.%n",
                    last + 1,
                    found.curve().points().get(0).rate(),
                    found.curve().points().get(last).rate(),
                    found.plot(),
                    found.table());
            suggest(found.curve().suggested(), out);
            return 0;
        }
    }

    private void suggest(OptionalDouble rate, PrintStream out) {
        if (rate.isEmpty()) {
            out.println("No rate is suggested: the loss fell nowhere by 5 %. Look at the plot, at the labels, and at"
                    + " --model; more pictures in a --batch make it smoother.");
            return;
        }
        String number = plain(rate.getAsDouble());
        out.println("Suggested rate: " + number + ", a tenth of where the smoothed loss is lowest.");
        out.println("Go on with: " + goOn(number));
    }

    private static String plain(double rate) {
        return new java.math.BigDecimal(Double.toString(rate))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The same settings for fovea train. */
    private String goOn(String rate) {
        List<String> words = new ArrayList<>(List.of("fovea", "train"));
        List<String> all = spec.commandLine().getParseResult().originalArgs();
        List<String> given = all.subList(all.indexOf(spec.name()) + 1, all.size());
        for (int i = 0; i < given.size(); i++) {
            String word = given.get(i);
            if (word.equals("--into") || word.equals("--rate")) {
                i++; // and its value
            } else if (!word.startsWith("--into=") && !word.startsWith("--rate=")) {
                words.add(word);
            }
        }
        words.addAll(List.of("--rate", rate));
        return words.stream().map(RateCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[\\p{L}\\p{N}_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
