package dev.fovea.data;

import dev.fovea.base.Check;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Names the group of a sample by its name, for {@link Dataset#grouped}: samples of one group are never cut apart by a
 * split. Immutable; safe from any thread.
 */
public final class GroupBy implements Function<Sample, String> {
    private static final int SHOWN = 10;

    private final Function<String, Optional<String>> rule;
    private final String wanted;

    private GroupBy(Function<String, Optional<String>> rule, String wanted) {
        this.rule = rule;
        this.wanted = wanted;
    }

    /**
     * The first capturing group of a regular expression that is looked for in the file's name (not in its folders), such
     * as {@code s(\d+)_} for {@code s12_40_8.png}.
     *
     * @throws IllegalArgumentException if it is no regular expression or captures nothing
     */
    public static GroupBy pattern(String regex) {
        Pattern pattern = compiled(regex);
        return new GroupBy(
                name -> {
                    Matcher matcher = pattern.matcher(fileName(name));
                    return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
                },
                "match --group-by '" + regex + "'");
    }

    /** What {@code --group-by} takes: {@code parent} for {@link #parentFolder}, else a {@link #pattern}. */
    public static GroupBy of(String word) {
        return word.equals("parent") ? parentFolder() : pattern(word);
    }

    /** The folder that the file lies in, as a path below the data set's folder. */
    public static GroupBy parentFolder() {
        return new GroupBy(
                name -> name.contains("/") ? Optional.of(name.substring(0, name.lastIndexOf('/'))) : Optional.empty(),
                "lie in a folder");
    }

    /** The group of one sample. */
    @Override
    public String apply(Sample sample) {
        return rule.apply(sample.name())
                .orElseThrow(() -> new IllegalArgumentException(message(1, List.of(sample.name()))));
    }

    /**
     * Groups a whole data set.
     *
     * @throws IllegalArgumentException if some samples have no group, with the first ten names and their count
     */
    public Dataset group(Dataset data) {
        List<String> without = data.samples().stream()
                .map(Sample::name)
                .filter(name -> rule.apply(name).isEmpty())
                .toList();
        Check.that(without.isEmpty(), "%s", message(without.size(), without));
        return data.grouped(this);
    }

    private String message(int count, List<String> names) {
        return "names of all samples must " + wanted + ", but " + count + " did not: "
                + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? ", ..." : "")
                + ". Try a pattern that fits every name, such as 's(\\d+)_'.";
    }

    private static String fileName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static Pattern compiled(String regex) {
        try {
            Pattern pattern = Pattern.compile(regex);
            Check.that(
                    pattern.matcher("").groupCount() >= 1,
                    "--group-by must have a group in parentheses, but was '%s'. Try 's(\\d+)_'.",
                    regex);
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "--group-by must be a regular expression, but was '" + regex + "' (" + e.getDescription()
                            + "). Try 's(\\d+)_'.",
                    e);
        }
    }
}
