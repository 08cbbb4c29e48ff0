package dev.fovea.explain;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a method's maps hang on what a network has learnt (Adebayo et al. 2018): the numbers of its weights change places
 * at random, and the maps must change with them. A method that goes on showing the same, such as one that finds edges, says
 * nothing about the network.
 *
 * @param head Spearman's rank correlation of the maps before and after the head alone was scrambled, the mean over
 *     pictures, in -1..1; null where no map has two values
 * @param all the same after all layers were
 * @param pictures that were looked at
 */
public record SanityCheck(@Nullable Double head, @Nullable Double all, int pictures) {
    /** From here on two maps are alike: they share a quarter of their variance. */
    public static final double ALIKE = 0.5;

    /** Maps beside each other are smooth, so single pictures scatter: scramblings for each. */
    private static final int DRAWS = 3;

    static SanityCheck of(List<Explanation> explanations, LoadedNetwork network, Seed seed) {
        Check.that(!explanations.isEmpty(), "explanations must be at least 1 to be checked, but were 0");
        String head = network.network().head().path();
        return new SanityCheck(
                mean(explanations, network, name -> name.startsWith(head), seed),
                mean(explanations, network, name -> true, seed),
                explanations.size());
    }

    private static @Nullable Double mean(
            List<Explanation> explanations, LoadedNetwork network, Predicate<String> which, Seed seed) {
        List<Double> found = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            try (LoadedNetwork scrambled = network.scrambled(which, seed.child(draw))) {
                for (Explanation explanation : explanations) {
                    Question question = new Question(
                            network.preprocess().fit(explanation.picture()),
                            explanation.explained().index(),
                            explanation.method(),
                            explanation.layer());
                    correlation(network.map(question), scrambled.map(question)).ifPresent(found::add);
                }
            }
        }
        return found.isEmpty()
                ? null
                : found.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static OptionalDouble correlation(HeatMap a, HeatMap b) {
        return Ranks.correlation(values(a), values(b));
    }

    /** What speaks for the class, as it is shown. */
    private static double[] values(HeatMap map) {
        return IntStream.range(0, map.rows() * map.columns())
                .mapToDouble(i -> map.at(i / map.columns(), i % map.columns()))
                .toArray();
    }

    /** Whether the maps changed: scrambled throughout, the network gives others. */
    public boolean isPassed() {
        return all != null && Math.abs(all) < ALIKE;
    }

    /** In one line. */
    public String text() {
        String found = "Rank correlation with the maps of scrambled weights: " + text(head) + " (head alone), "
                + text(all) + " (all layers), over " + pictures + (pictures == 1 ? " picture. " : " pictures. ");
        return found
                + (isPassed()
                        ? "The maps hang on what the network has learnt."
                        : "The maps hardly hang on what the network has learnt: do not go by them.");
    }

    private static String text(@Nullable Double correlation) {
        return correlation == null ? "none" : String.format(Locale.ROOT, "%.2f", correlation);
    }
}
