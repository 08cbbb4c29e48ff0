package dev.fovea.data;

import java.util.Comparator;

/** Orders names as people do: runs of digits by their number, all else by its characters. */
final class NaturalOrder implements Comparator<String> {
    /** First by numbers and texts; names that differ only in leading zeros by their characters. */
    static final Comparator<String> NAMES = new NaturalOrder().thenComparing(Comparator.naturalOrder());

    private NaturalOrder() {}

    /** Piece by piece: a piece is a run of digits, or of anything else. A large set is sorted often, so no regex. */
    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int iEnd = end(a, i);
            int jEnd = end(b, j);
            String left = a.substring(i, iEnd);
            String right = b.substring(j, jEnd);
            int order =
                    isDigit(left.charAt(0)) && isDigit(right.charAt(0)) ? numbers(left, right) : left.compareTo(right);
            if (order != 0) {
                return order;
            }
            i = iEnd;
            j = jEnd;
        }
        return Boolean.compare(i < a.length(), j < b.length());
    }

    private static int numbers(String a, String b) {
        String left = a.substring(zeros(a));
        String right = b.substring(zeros(b));
        int order = Integer.compare(left.length(), right.length());
        return order != 0 ? order : left.compareTo(right);
    }

    private static int zeros(String digits) {
        int at = 0;
        while (at < digits.length() - 1 && digits.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    /** Where the piece that begins here ends. */
    private static int end(String text, int from) {
        boolean digits = isDigit(text.charAt(from));
        int at = from + 1;
        while (at < text.length() && isDigit(text.charAt(at)) == digits) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
