package dev.fovea.picture;

/**
 * For each wanted place of a resized line: which places of the source it reads, and how much of each. Weights are whole
 * numbers of 2^-22, as Pillow's, and their sum is 1 but for rounding.
 */
final class Taps {
    /** Fraction bits: 32 less 8 for the value and 2 for what the sum of rounded weights may exceed 1. */
    static final int BITS = 32 - 8 - 2;

    private final int[] starts;
    private final int[] counts;
    private final int[] weights;
    private final int longest;

    private Taps(int[] starts, int[] counts, int[] weights, int longest) {
        this.starts = starts;
        this.counts = counts;
        this.weights = weights;
        this.longest = longest;
    }

    /**
     * The taps of a part of a line.
     *
     * @param source length of the whole source line
     * @param target length of the whole resized line
     * @param first first wanted place of the resized line
     * @param wanted how many places are wanted
     */
    static Taps of(int source, int target, int first, int wanted) {
        double scale = (double) source / target;
        double support = Math.max(scale, 1.0); // half the width of the triangle
        int longest = (int) Math.ceil(support) * 2 + 1;
        Taps taps = new Taps(new int[wanted], new int[wanted], new int[wanted * longest], longest);
        for (int i = 0; i < wanted; i++) {
            taps.fill(i, (first + i + 0.5) * scale, support, source);
        }
        return taps;
    }

    private void fill(int place, double centre, double support, int source) {
        int start = Math.max((int) (centre - support + 0.5), 0);
        int count = Math.min((int) (centre + support + 0.5), source) - start;
        double narrow = 1.0 / support; // multiplied by, as in Pillow: dividing would differ in the last bit
        double[] exact = new double[count];
        double sum = 0;
        for (int t = 0; t < count; t++) {
            exact[t] = Math.max(1.0 - Math.abs((t + start - centre + 0.5) * narrow), 0.0);
            sum += exact[t];
        }
        int zeros = exact[0] == 0
                ? 1
                : 0; // where the triangle ends on a pixel's middle; reading it costs and gives nothing
        starts[place] = start + zeros;
        counts[place] = count - zeros - (exact[count - 1] == 0 ? 1 : 0);
        for (int t = 0; t < counts[place]; t++) {
            weights[place * longest + t] = (int) (0.5 + exact[t + zeros] / sum * (1 << BITS));
        }
    }

    /** How many places. */
    int size() {
        return starts.length;
    }

    int start(int place) {
        return starts[place];
    }

    int count(int place) {
        return counts[place];
    }

    /** The weights of all places; those of one begin at {@link #offset}. */
    int[] weights() {
        return weights;
    }

    int offset(int place) {
        return place * longest;
    }

    /** The first source place that is read. */
    int first() {
        return starts[0];
    }

    /** One after the last source place that is read. */
    int end() {
        int last = starts.length - 1;
        return starts[last] + counts[last];
    }

    /** The same taps on a source line whose first places were cut off. */
    Taps from(int cut) {
        int[] moved = starts.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= cut;
        }
        return new Taps(moved, counts, weights, longest);
    }
}
