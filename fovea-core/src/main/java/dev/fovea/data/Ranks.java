package dev.fovea.data;

import dev.fovea.base.Check;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The order of classes whose names begin with their rank, such as {@code 0-none}, {@code 1-mild}, {@code 2-severe}. */
final class Ranks {
    private static final Pattern NUMBER = Pattern.compile("\\s*(-?\\d{1,9}(?:\\.\\d{1,9})?)(?!\\d).*", Pattern.DOTALL);

    private Ranks() {}

    /**
     * Puts the classes in order.
     *
     * @throws dev.fovea.base.FoveaException if a name begins with no number, or two with the same
     */
    static Dataset ordered(Dataset data) {
        List<String> names = data.labels().names();
        List<BigDecimal> ranks = names.stream().map(Ranks::rank).toList();
        Check.world(
                new HashSet<>(ranks).size() == ranks.size(),
                "labels of the task ordinal must begin with different numbers, but were %s. Rename them.",
                names);
        List<Integer> order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(ranks::get))
                .toList();
        List<Sample> samples = data.samples().stream()
                .map(sample -> sample.withLabel(order.indexOf(sample.label())))
                .toList();
        Labels labels = new Labels(order.stream().map(names::get).toList());
        return new Dataset(data.name(), samples, labels, new Task.Ordinal(), data.badFiles());
    }

    private static BigDecimal rank(String name) {
        Matcher number = NUMBER.matcher(name);
        Check.world(
                number.matches(),
                "labels of the task ordinal must begin with their rank, but one is \"%s\". Rename them, such as 0-none,"
                        + " 1-mild, 2-severe.",
                name);
        return new BigDecimal(number.group(1)).stripTrailingZeros();
    }
}
