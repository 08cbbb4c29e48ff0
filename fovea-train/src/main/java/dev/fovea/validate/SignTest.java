package dev.fovea.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Whether more pictures are lost than won by chance: McNemar's test, exact and one-sided. */
final class SignTest {
    private SignTest() {}

    /** The probability that at least so many of the pictures that differ are lost, where both are as likely. */
    static double p(int lost, int won) {
        int n = lost + won;
        double logTerm = -n * Math.log(2); // of C(n, 0)
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            sum += k >= lost ? Math.exp(logTerm) : 0;
            logTerm += Math.log((double) (n - k) / (k + 1));
        }
        return Math.min(1, sum);
    }

    /** Holm's adjustment (1979): with it, the chance to name any harmless one of all is the level, at most. */
    static List<Double> adjusted(List<Double> p) {
        List<Integer> order = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
        List<Double> out = new ArrayList<>(p);
        double largest = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            largest = Math.max(largest, Math.min(1, (p.size() - rank) * p.get(order.get(rank))));
            out.set(order.get(rank), largest);
        }
        return out;
    }
}
