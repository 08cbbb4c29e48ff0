package dev.fovea.picture;

/**
 * For each wanted place of a resized line: which places of the source it reads, and how much of each. Weights are whole
 * numbers of 2^-22, as Pillow's, and their sum is 1 but for rounding.
 */
final class Taps {
    /** Fraction bits: 32 less 8 for the value and 2 for what the sum of rounded weights may exceed 1. */
    static final int BITS = 32 - 8 - 2;

    private final int[] starts;
    private final int[][] weights;
    private final int count;

    private Taps(int[] starts, int[][] weights) {
        this.starts = starts;
        this.weights = weights;
        this.count = weights.length;
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
        int count = Math.min((int) Math.ceil(support) * 2 + 1, source);
        Taps taps = new Taps(new int[wanted], new int[count][wanted]);
        double[] exact = new double[count];
        int least = 1;
        for (int i = 0; i < wanted; i++) {
            least = Math.max(least, taps.fill(i, (first + i + 0.5) * scale, support, source, exact));
        }
        return taps.withCount(Math.min(least + least % 2, Math.max(source, least)), source);
    }

    private int fill(int place, double centre, double support, int source, double[] exact) {
        int start = Math.max((int) (centre - support + 0.5), 0);
        int read = Math.min((int) (centre + support + 0.5), source) - start;
        double narrow = 1.0 / support; // multiplied by, as in Pillow: dividing would differ in the last bit
        double sum = 0;
        for (int t = 0; t < read; t++) {
            double weight = 1.0 - Math.abs((t + start - centre + 0.5) * narrow);
            exact[t] = weight > 0 ? weight : 0;
            sum += exact[t];
        }
        int zeros = exact[0] == 0 ? 1 : 0; // where the triangle ends on a pixel's middle: nothing to read
        int used = read - zeros - (exact[read - 1] == 0 ? 1 : 0);
        starts[place] = start + zeros;
        for (int t = 0; t < used; t++) {
            weights[t][place] = (int) (0.5 + exact[t + zeros] / sum * (1 << BITS));
        }
        return used;
    }

    /** The same with another number of taps for each place; one that would reach over the line's end starts earlier, with weight 0. */
    private Taps withCount(int wanted, int source) {
        int[] moved = new int[starts.length];
        int[][] other = new int[wanted][starts.length];
        for (int i = 0; i < starts.length; i++) {
            moved[i] = Math.min(starts[i], source - wanted);
            int shift = starts[i] - moved[i];
            for (int t = 0; t < Math.min(count, wanted - shift); t++) {
                other[t + shift][i] = weights[t][i];
            }
        }
        return new Taps(moved, other);
    }

    /** How many places. */
    int size() {
        return starts.length;
    }

    /** How many places of the source each place reads; some of them with weight 0. */
    int count() {
        return count;
    }

    /** The first source place that each place reads. */
    int[] starts() {
        return starts;
    }

    /** The weight that a place gives to one of the {@link #count} places that it reads: in turn 0, 1, ... */
    int weight(int tap, int place) {
        return weights[tap][place];
    }

    /** The first source place that is read. */
    int first() {
        return starts[0];
    }

    /** One after the last source place that is read. */
    int end() {
        return starts[starts.length - 1] + count;
    }

    /** Whether rounded weights may sum to so much more than 1 that 255 becomes 256. */
    boolean exceedOne() {
        return count > (1 << BITS) / 255 / 2; // each is rounded up by a half at most; 255 has a half to spare
    }
}
