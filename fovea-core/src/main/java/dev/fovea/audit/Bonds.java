package dev.fovea.audit;

import java.util.stream.IntStream;

/** Which of n things hang together: disjoint sets, each known by its lowest member. */
final class Bonds {
    private final int[] parent;

    Bonds(int n) {
        parent = IntStream.range(0, n).toArray();
    }

    /** The lowest of all that hang together with this one. */
    int root(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }
}
