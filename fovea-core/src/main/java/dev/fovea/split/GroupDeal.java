package dev.fovea.split;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import java.util.List;

/**
 * Deals whole groups into bins so that each bin's class counts and size come near their targets.
 *
 * <p>The misfit is Pearson's chi-square, the sum of (held - target)^2 / target over classes and bins, sizes counted as
 * one class more: for equal bins the variance of the class counts over the bins. Groups are placed greedily, those of
 * the widest class spread first (as in scikit-learn's StratifiedGroupKFold), then moved or exchanged one by one while
 * that lowers the misfit. A bin without a class that has groups enough for all bins counts as worse than any misfit.
 * This is local search: the best deal of all is not promised.
 */
final class GroupDeal {
    private static final int ROUNDS = 50;
    /** Exchanges looked at for each group in each round: all, up to this many groups. */
    private static final int PARTNERS = 100;

    private final List<Bunch> groups;
    private final boolean[] enough;
    private final double[][] held;
    private final double[][] target;
    private final int[] bin;
    private final double empty;

    private GroupDeal(Dataset data, double[] shares, Seed seed) {
        groups = Bunch.of(data, seed);
        int[] groupsOf = Bunch.groupsOf(data, groups);
        int[] counts = data.counts();
        enough = new boolean[counts.length + 1];
        held = new double[shares.length][counts.length + 1];
        target = new double[shares.length][counts.length + 1];
        double largest = 1;
        for (int c = 0; c < enough.length; c++) {
            enough[c] = groupsOf[c] >= shares.length;
            for (int b = 0; b < shares.length; b++) {
                target[b][c] = shares[b] * (c < counts.length ? counts[c] : data.size());
                largest += target[b][c] == 0 ? 0 : data.size() * (double) data.size() / target[b][c];
            }
        }
        empty = largest; // above every sum of misfits
        bin = new int[groups.size()];
    }

    /**
     * The bin of each sample, in the data set's order.
     *
     * @param shares of each bin, each above 0, sum 1
     */
    static int[] bins(Dataset data, double[] shares, Seed seed) {
        GroupDeal deal = new GroupDeal(data, shares, seed);
        deal.place();
        deal.improve();
        int[] dealt = new int[data.size()];
        for (int g = 0; g < deal.groups.size(); g++) {
            for (int i : deal.groups.get(g).members) {
                dealt[i] = deal.bin[g];
            }
        }
        return dealt;
    }

    private void place() {
        for (int g = 0; g < bin.length; g++) {
            int best = 0;
            for (int b = 1; b < held.length; b++) {
                if (misfit(groups.get(g), b) < misfit(groups.get(g), best)) {
                    best = b;
                }
            }
            put(g, best);
        }
    }

    private void improve() {
        boolean changed = true;
        for (int round = 0; changed && round < ROUNDS; round++) {
            changed = false;
            for (int g = 0; g < bin.length; g++) {
                changed |= move(g) || exchange(g);
            }
        }
    }

    private boolean move(int g) {
        int from = bin[g];
        double stay = change(g, from, -1);
        int best = from;
        double least = -1e-9;
        for (int b = 0; b < held.length; b++) {
            double change = b == from ? 0 : stay + change(g, b, 1);
            if (change < least) {
                least = change;
                best = b;
            }
        }
        if (best != from) {
            take(g);
            put(g, best);
        }
        return best != from;
    }

    private boolean exchange(int g) {
        int last = Math.min(bin.length, g + 1 + PARTNERS);
        for (int h = g + 1; h < last; h++) {
            if (bin[h] != bin[g] && exchange(g, h)) {
                return true;
            }
        }
        return false;
    }

    /** Exchanges two groups of different bins if that is better; else leaves all as it was. */
    private boolean exchange(int g, int h) {
        int from = bin[g];
        int to = bin[h];
        double change = change(g, from, -1);
        take(g);
        change += change(h, to, -1);
        take(h);
        change += change(g, to, 1);
        put(g, to);
        change += change(h, from, 1);
        put(h, from);
        if (change < -1e-9) {
            return true;
        }
        take(g);
        take(h);
        put(g, from);
        put(h, to);
        return false;
    }

    private void put(int g, int to) {
        bin[g] = to;
        add(groups.get(g), to, 1);
    }

    private void take(int g) {
        add(groups.get(g), bin[g], -1);
    }

    private void add(Bunch group, int to, int sign) {
        for (int i = 0; i < group.columns.length; i++) {
            held[to][group.columns[i]] += sign * group.counts[i];
        }
    }

    private double misfit(Bunch group, int b) {
        return misfit(group, b, 1);
    }

    /** By how much chi-square grows when the group joins the bin (sign 1) or leaves it (sign -1). */
    private double misfit(Bunch group, int b, int sign) {
        double sum = 0;
        for (int i = 0; i < group.columns.length; i++) {
            int c = group.columns[i];
            double count = sign * group.counts[i];
            sum += count * (2 * (held[b][c] - target[b][c]) + count) / target[b][c];
        }
        return sum;
    }

    /** The same with what it costs to leave a bin without a class. */
    private double change(int g, int b, int sign) {
        Bunch group = groups.get(g);
        int emptied = 0;
        for (int i = 0; i < group.columns.length; i++) {
            int c = group.columns[i];
            double without = sign > 0 ? held[b][c] : held[b][c] - group.counts[i];
            emptied -= enough[c] && without == 0 ? sign : 0;
        }
        return misfit(group, b, sign) + emptied * empty;
    }
}
