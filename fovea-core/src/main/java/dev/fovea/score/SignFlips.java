package dev.fovea.score;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The chance that whole numbers with signs drawn at random have a sum at least as far from 0 as theirs, over all signs: the
 * sums' distribution grows number by number. Cost: numbers x sum of their sizes.
 */
final class SignFlips {
    private SignFlips() {}

    /** Two-sided; 1 where all are 0. */
    static double p(int[] numbers) {
        int[] sizes = Arrays.stream(numbers).map(Math::abs).filter(v -> v > 0).toArray();
        int reach = Arrays.stream(sizes).sum();
        int seen = Math.abs(Arrays.stream(numbers).sum());
        double[] chances = new double[2 * reach + 1]; // of the sums -reach..reach
        double[] next = new double[2 * reach + 1];
        chances[reach] = 1;
        int span = 0;
        for (int size : sizes) {
            Arrays.fill(next, reach - span - size, reach + span + size + 1, 0);
            for (int at = reach - span; at <= reach + span; at++) {
                next[at - size] += chances[at] / 2;
                next[at + size] += chances[at] / 2;
            }
            span += size;
            double[] done = chances;
            chances = next;
            next = done;
        }
        double[] all = chances;
        double p = IntStream.rangeClosed(-reach, reach)
                .filter(sum -> Math.abs(sum) >= seen)
                .mapToDouble(sum -> all[reach + sum])
                .sum();
        return Math.min(1, p);
    }
}
