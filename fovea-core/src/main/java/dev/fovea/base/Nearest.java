package dev.fovea.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the allowed name that an unknown one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /**
     * The end of a message about an unknown name: the nearest allowed name if one is near, and the allowed ones.
     *
     * @param name what was given
     * @param allowed what may be given, not empty
     * @return such as {@code Did you mean "compact"? Allowed: compact, keras-mnist.}
     */
    public static String hint(String name, Collection<String> allowed) {
        List<String> sorted = allowed.stream().sorted().toList();
        String all = "Allowed: " + String.join(", ", sorted) + ".";
        return sorted.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(best -> distance(name, best) <= Math.max(2, best.length() / 3))
                .map(best -> "Did you mean \"" + best + "\"? " + all)
                .orElse(all);
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
