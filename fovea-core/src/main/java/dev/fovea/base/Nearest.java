package dev.fovea.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the allowed name that an unknown one was probably meant to be. */
public final class Nearest {
    /** Names that a line has room for. */
    private static final int FEW = 16;

    private static final int SHOWN = 10;

    private Nearest() {}

    /**
     * The end of a message about an unknown name: the nearest allowed name if one is near, and the allowed ones as far as
     * they help: all of a few; of many, none beside a near one, else the first.
     *
     * @param name what was given
     * @param allowed what may be given, not empty
     * @return such as {@code Did you mean "compact"? Allowed: compact, keras-mnist.}
     */
    public static String hint(String name, Collection<String> allowed) {
        List<String> sorted = allowed.stream().sorted().toList();
        String all = list(sorted);
        return sorted.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(candidate -> !candidate.startsWith(name)))
                .filter(best -> distance(name, best) <= Math.max(2, best.length() / 3))
                .map(best -> "Did you mean \"" + best + "\"?" + (sorted.size() > FEW ? "" : " " + all))
                .orElse(all);
    }

    private static String list(List<String> sorted) {
        return sorted.size() <= FEW
                ? "Allowed: " + String.join(", ", sorted) + "."
                : "Allowed: " + String.join(", ", sorted.subList(0, SHOWN)) + " and " + (sorted.size() - SHOWN)
                        + " more.";
    }

    /**
     * Whether one was probably meant to be the other: one letter is wrong, missing or too much, or the same letters are in
     * another order. Stricter than {@link #hint}, for names that need not be known ones.
     */
    public static boolean isTypo(String name, String meant) {
        return distance(name, meant) <= 1 || sorted(name).equals(sorted(meant));
    }

    private static String sorted(String name) {
        return name.toLowerCase(Locale.ROOT)
                .chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Levenshtein distance, upper and lower case alike. */
    static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
