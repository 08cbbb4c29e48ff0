package dev.fovea.data;

import dev.fovea.base.Check;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Names the group of a sample from its name, for {@link #apply}. */
public sealed interface GroupBy extends Function<Sample, String> {
    /**
     * The first capturing group of a regular expression, searched in the file name.
     *
     * @param pattern with at least one capturing group
     */
    record ByPattern(Pattern pattern) implements GroupBy {
        @Override
        public String apply(Sample sample) {
            Matcher matcher = pattern.matcher(fileName(sample));
            Check.that(
                    matcher.find() && matcher.group(1) != null,
                    "file name must match %s, but \"%s\" does not (--group-by)",
                    pattern,
                    fileName(sample));
            return matcher.group(1);
        }

        boolean matches(Sample sample) {
            Matcher matcher = pattern.matcher(fileName(sample));
            return matcher.find() && matcher.group(1) != null;
        }
    }

    /** The folder that the file lies in, with its path below the data set. */
    record ByParent() implements GroupBy {
        @Override
        public String apply(Sample sample) {
            int slash = sample.name().lastIndexOf('/');
            return slash < 0 ? "" : sample.name().substring(0, slash);
        }
    }

    /** Samples of one folder. */
    static GroupBy parentFolder() {
        return new ByParent();
    }

    /**
     * Samples whose file names share what the expression's first capturing group finds, such as {@code s(\d+)_}.
     *
     * @throws IllegalArgumentException if it is no regular expression, or captures nothing
     */
    static GroupBy pattern(String regex) {
        try {
            Pattern pattern = Pattern.compile(regex);
            Check.that(
                    pattern.matcher("").groupCount() >= 1,
                    "group-by must capture the group's name in parentheses, but was \"%s\". Try 's(\\d+)_'.",
                    regex);
            return new ByPattern(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "group-by must be a regular expression, but was \"" + regex + "\" (" + e.getDescription()
                            + "). Try 's(\\d+)_'.",
                    e);
        }
    }

    /**
     * What the command line says: {@code parent}, or a regular expression.
     *
     * @throws IllegalArgumentException as {@link #pattern}
     */
    static GroupBy of(String words) {
        return words.equals("parent") ? parentFolder() : pattern(words);
    }

    /**
     * The data set with its groups.
     *
     * @throws IllegalArgumentException if the expression does not match every file name: the first ten and the count
     */
    default Dataset group(Dataset data) {
        if (this instanceof ByPattern byPattern) {
            List<String> strangers = data.samples().stream()
                    .filter(sample -> !byPattern.matches(sample))
                    .map(Sample::name)
                    .toList();
            Check.that(
                    strangers.isEmpty(),
                    "file names must match %s, but %d of %d do not: %s (--group-by)",
                    byPattern.pattern(),
                    strangers.size(),
                    data.size(),
                    String.join(", ", strangers.subList(0, Math.min(10, strangers.size()))));
        }
        return data.grouped(this);
    }

    private static String fileName(Sample sample) {
        return sample.name().substring(sample.name().lastIndexOf('/') + 1);
    }
}
