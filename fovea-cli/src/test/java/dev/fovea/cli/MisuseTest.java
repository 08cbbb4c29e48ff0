package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is said where the words of a command are wrong, for every option of every command. */
class MisuseTest {
    /** But those of {@code fovea help}, which is the library's own and shows the help whatever else is said. */
    static Stream<String> options() {
        return all().filter(line -> !line.getCommandName().equals("help"))
                .flatMap(line -> line.getCommandSpec().options().stream()
                        .map(option -> path(line) + " " + option.longestName()));
    }

    private static Stream<CommandLine> all() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        CommandLine root =
                FoveaCommand.line(new Streams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false));
        List<CommandLine> found = new ArrayList<>(List.of(root));
        for (int i = 0; i < found.size(); i++) {
            found.addAll(found.get(i).getSubcommands().values());
        }
        return found.stream();
    }

    private static String path(CommandLine line) {
        return line.getCommandSpec().qualifiedName(" ");
    }

    @ParameterizedTest
    @MethodSource("options")
    void aTypoInAnyOptionIsAnsweredWithIt(String option) {
        String[] words = option.substring(0, option.length() - 1).split(" ");

        Done done = fovea(Arrays.copyOfRange(words, 1, words.length));

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.out()).isEmpty();
        String right = option.substring(option.lastIndexOf(' ') + 1);
        assertThat(done.err())
                .startsWith("fovea: option must be known, but was \"" + right.substring(0, right.length() - 1)
                        + "\". Did you mean \"" + right + "\"?");
        assertThat(done.err().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(220));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--epochs=ten | epochs must be a whole number, but was \"ten\" (--epochs).",
                "--seed=1.5 | seed must be a whole number, but was \"1.5\" (--seed).",
                "--rate=fast | rate must be a number, but was \"fast\" (--rate).",
                "--fit=corp | fit must be known, but was \"corp\" (--fit). Did you mean \"crop\"? Allowed: crop, pad, stretch.",
                "--flips=diagonal | flips must be known, but was \"diagonal\" (--flips). Allowed: both, horizontal, none.",
                "--nesterov=maybe | nesterov must be given alone, but was \"maybe\" (--nesterov).",
                "--epochs | --epochs must be given a value, but was not."
            })
    void aWrongValueIsAnsweredWithTheRule(String option, String message) {
        Done done = fovea("train", "photos", option);

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err().lines().findFirst()).contains("fovea: " + message);
    }

    /** Of commands that have commands of their own. */
    @ParameterizedTest
    @CsvSource({"weights gte, get", "weights improt, import", "data gte, get", "data cahce, cache"})
    void aMisspeltCommandOfACommandIsAnsweredWithTheNearest(String typed, String right) {
        Done done = fovea(typed.split(" "));

        assertThat(done.code()).isEqualTo(2);
        String word = typed.substring(typed.indexOf(' ') + 1);
        assertThat(done.err())
                .startsWith("fovea: command must be known, but was \"" + word + "\". Did you mean \"" + right + "\"?")
                .contains("See: fovea " + typed.substring(0, typed.indexOf(' ')) + " --help");
    }

    /** Each would take back what was given before it: {@code --patience}, {@code --size}, {@code --freeze}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--epochs 1 --patience 3 --epochs 2",
                "--fit pad --size 20 --fit=stretch",
                "--pretrained a.pth --freeze backbone --pretrained b.pth"
            })
    void anOptionGivenTwiceIsRefused(String options) {
        Done done = fovea(("train photos " + options).split(" "));

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err())
                .startsWith("fovea: " + options.substring(0, options.indexOf(' '))
                        + " must be given once, but was given 2 times. Keep one.")
                .contains("See: fovea train --help");
    }

    @Test
    void oneArgumentTooManyIsNamed() {
        Done done = fovea("train", "photos", "more");

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("but was \"more\"").contains("See: fovea train --help");
    }

    @Test
    void helpNamesEveryWordThatAnOptionTakesAsItIsWritten() {
        all().forEach(line -> {
            for (OptionSpec option : line.getCommandSpec().options()) {
                if (option.type().isEnum()) {
                    String said = String.join(" ", option.description());
                    for (Object constant : option.type().getEnumConstants()) {
                        assertThat(said)
                                .as(path(line) + " " + option.longestName())
                                .contains(constant.toString().toLowerCase(Locale.ROOT));
                    }
                }
            }
        });
    }

    @Test
    void helpFitsATerminalOf80Columns() {
        all().forEach(line -> assertThat(line.getUsageMessage().lines())
                .as(path(line))
                .allSatisfy(one -> assertThat(one).hasSizeLessThanOrEqualTo(80)));
    }
}
