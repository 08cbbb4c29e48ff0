package dev.fovea.fit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Cross-validation. In a recipe it is one word where the rest is usual ({@code folds: 5}, {@code folds: groups}), else a
 * section with the keys {@code folds}, {@code repeats}, {@code final}, {@code parallel} and
 * {@code compare-random-split}.
 *
 * @param folds how many; 0 for one split, or one fold for each group
 * @param groups whether each group is held out once
 * @param repeats how often all is dealt anew, 1 or more
 * @param last what becomes of the folds' networks
 * @param parallel how many are trained side by side; 0 for one for each {@link #CORES} cores. No number depends on it, but
 *     where threads are open, each of them gets its share of the cores, and numbers do depend on that
 * @param compared whether all is trained a second time with groups and copies let apart, to say how much that would have
 *     flattered; heads on shared features are so or so
 */
public record FoldSettings(int folds, boolean groups, int repeats, Final last, int parallel, boolean compared) {
    /** One split. */
    public static final FoldSettings NONE = new FoldSettings(0, false, 1, Final.BEST, 0, false);

    /** A training uses so many cores well; more cores are better used by another one beside it. */
    static final int CORES = 4;

    private static final int MOST_PARALLEL = 64;
    private static final int MOST_REPEATS = 1000;
    private static final String FOLDS = "folds";
    private static final String GROUPS = "groups";
    private static final String REPEATS = "repeats";
    private static final String FINAL = "final";
    private static final String PARALLEL = "parallel";
    private static final String COMPARED = "compare-random-split";

    /** What the model file of a cross-validation holds. */
    public enum Final {
        /** The network of the fold that did best on its own validation part: one that has been judged as it is. */
        BEST,
        /** A network trained on all pictures, for as long as the folds chose. */
        REFIT,
        /** All folds' networks, whose probabilities are averaged. */
        ENSEMBLE;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Final of(String word) {
            for (Final one : values()) {
                if (one.word().equals(word)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("final must be best, refit or ensemble, but was \"" + word + "\". "
                    + Nearest.hint(word, List.of("best", "refit", "ensemble")));
        }
    }

    /** Checks the ranges, and that what has no folds asks for nothing of them. */
    public FoldSettings {
        Check.that(folds == 0 || folds >= 2, "folds must be at least 2, or 0 for one split, but was %d", folds);
        Check.that(
                repeats >= 1 && repeats <= MOST_REPEATS,
                "repeats must be 1..%d, but was %d. Try --repeats 3.",
                MOST_REPEATS,
                repeats);
        Check.that(!groups || folds == 0, "folds must be a number or groups, but was both: %d and groups", folds);
        Check.that(
                repeats == 1 || folds > 0,
                "repeats must come with a number of folds that can be dealt anew, but came %s. Try --folds 5.",
                groups ? "with --folds groups" : "without folds");
        Check.that(
                last == Final.BEST || folds > 0 || groups,
                "final must come with folds, but was %s without. Try --folds 5.",
                last.word());
        Check.that(
                parallel >= 0 && parallel <= MOST_PARALLEL,
                "parallel folds must be 0..%d, but were %d. Try --parallel-folds 2.",
                MOST_PARALLEL,
                parallel);
        Check.that(
                parallel <= 1 || folds > 0 || groups,
                "parallel folds must come with folds, but were %d without. Try --folds 5.",
                parallel);
        Check.that(
                !compared || folds > 0 || groups,
                "compare-random-split must come with folds, but came without. Try --folds 5.");
    }

    /** So many folds, once. */
    public static FoldSettings of(int folds) {
        return new FoldSettings(folds, false, 1, Final.BEST, 0, false);
    }

    /** Each group held out once. */
    public static FoldSettings byGroup() {
        return new FoldSettings(0, true, 1, Final.BEST, 0, false);
    }

    /** As a person writes it: a number, or {@code groups}. */
    public static FoldSettings of(String word) {
        if (word.equals(GROUPS)) {
            return byGroup();
        }
        Check.that(word.matches("\\d{1,6}"), "folds must be a number or groups, but was \"%s\". Try --folds 5.", word);
        return of(Integer.parseInt(word));
    }

    /** Reads what {@link #written} gives. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FoldSettings read(Object written) {
        if (!(written instanceof Map<?, ?> keys)) {
            return of(String.valueOf(written));
        }
        List<String> known = List.of(FOLDS, REPEATS, FINAL, PARALLEL, COMPARED);
        keys.keySet().stream()
                .map(String::valueOf)
                .forEach(key -> Check.that(
                        known.contains(key),
                        "keys of folds must be known, but one was \"%s\". %s",
                        key,
                        Nearest.hint(key, known)));
        FoldSettings plain = of(Objects.toString(keys.get(FOLDS), "0"));
        return plain.withRepeats(number(keys, REPEATS, 1))
                .withLast(Final.of(Objects.toString(keys.get(FINAL), Final.BEST.word())))
                .withParallel(number(keys, PARALLEL, 0))
                .withComparison(flag(Objects.toString(keys.get(COMPARED), "false")));
    }

    private static boolean flag(String word) {
        Check.that(word.matches("true|false"), "compare-random-split must be true or false, but was \"%s\"", word);
        return word.equals("true");
    }

    private static int number(Map<?, ?> keys, String key, int usual) {
        String written = Objects.toString(keys.get(key), String.valueOf(usual));
        Check.that(written.matches("\\d{1,6}"), "%s must be a number, but was \"%s\"", key, written);
        return Integer.parseInt(written);
    }

    /** What stands in a recipe. */
    @JsonValue
    Object written() {
        Object plain = groups ? GROUPS : (Object) folds;
        if (repeats == 1 && last == Final.BEST && parallel <= 1 && !compared) {
            return plain;
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(FOLDS, plain);
        out.put(REPEATS, repeats);
        out.put(FINAL, last.word());
        if (parallel > 1) {
            out.put(PARALLEL, parallel);
        }
        if (compared) {
            out.put(COMPARED, true);
        }
        return out;
    }

    /** The same in other folds, as a person writes them; what one split has no use for falls away. */
    public FoldSettings withFolds(String word) {
        FoldSettings plain = of(word);
        return new FoldSettings(
                plain.folds,
                plain.groups,
                plain.folds > 0 ? repeats : 1,
                plain.isOn() ? last : Final.BEST,
                plain.isOn() ? parallel : 0,
                plain.isOn() && compared);
    }

    /** The same dealt anew so often. */
    public FoldSettings withRepeats(int times) {
        return new FoldSettings(folds, groups, times, last, parallel, compared);
    }

    /** The same with another model at the end. */
    public FoldSettings withLast(Final other) {
        return new FoldSettings(folds, groups, repeats, other, parallel, compared);
    }

    /** The same with so many side by side. */
    public FoldSettings withParallel(int other) {
        return new FoldSettings(folds, groups, repeats, last, other, compared);
    }

    /** The same with or without a second training that lets groups and copies apart. */
    public FoldSettings withComparison(boolean wanted) {
        return new FoldSettings(folds, groups, repeats, last, parallel, wanted);
    }

    /** The same with what an open number means on so many cores. */
    FoldSettings over(int cores) {
        return parallel > 0 || !isOn() ? this : withParallel(Math.max(1, Math.min(trainings(), cores / CORES)));
    }

    /** At most so many folds as are known without the pictures. */
    private int trainings() {
        return groups ? MOST_PARALLEL : Math.min(MOST_PARALLEL, folds * repeats);
    }

    /** Whether there are folds, not one split. */
    public boolean isOn() {
        return folds > 0 || groups;
    }

    /** How many trainings it takes on these pictures, that on all of them included where one is asked for. */
    public int trainings(Dataset data) {
        long each =
                groups ? data.samples().stream().map(Sample::group).distinct().count() : folds;
        return (int) Math.max(1, each * repeats * (compared ? 2 : 1)) + (last == Final.REFIT ? 1 : 0);
    }
}
