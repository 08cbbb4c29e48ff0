package dev.fovea.audit;

import java.util.List;

/**
 * A pair that could be laid one over the other.
 *
 * @param pair the two
 * @param detail correlation of their detail, 0..1; 1 where nothing had to be aligned
 */
record Verified(CopyPair pair, double detail) {
    /** Where strangers do not come near this, pairs from here on are copies. */
    private static final double COPY = 0.8;

    /** Where strangers do, such as one round cell and another, copies must be as alike as these cannot be. */
    private static final double SURE = 0.95;

    /** Pairs below {@link #COPY} that may be hard copies and say nothing of strangers. */
    private static final int FEW = 10;

    /**
     * The copies among these: those above the gap that lies between strangers and copies. Where there is no gap, because more
     * than a third of the pairs lie just below, chance reaches across it, and only the surest are taken.
     */
    static List<CopyPair> copies(List<Verified> all) {
        long below = all.stream().filter(one -> one.detail < COPY).count();
        boolean gap = below <= FEW || below <= (all.size() - below) / 2;
        double least = gap ? COPY : SURE;
        return all.stream()
                .filter(one -> one.detail >= least)
                .map(Verified::pair)
                .toList();
    }
}
