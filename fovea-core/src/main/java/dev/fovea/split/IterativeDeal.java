package dev.fovea.split;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Deals samples of several labels into bins so that each label is shared out as asked: iterative stratification
 * (Sechidis, Tsoumakas and Vlahavas 2011, On the Stratification of Multi-Label Data, algorithm 1). The label with the fewest
 * samples left is dealt first, because what goes wrong with a rare label cannot be made up for later; each of its samples
 * goes to the bin that lacks most of the label, and among equals to the one that lacks most samples. Two changes: where the
 * paper draws lots the first bin is taken, and a label with as many samples as there are bins has one in each.
 */
final class IterativeDeal {
    private final Dataset data;
    private final List<Integer> left;
    /** How many samples of each label a bin still lacks; the last column is samples of any. */
    private final double[][] lacks;
    /** Samples of each label in each bin. */
    private final int[][] held;

    private final int[] counts;
    private final int[] bin;

    private IterativeDeal(Dataset data, double[] shares, Seed seed) {
        this.data = data;
        this.counts = data.counts();
        this.bin = new int[data.size()];
        this.held = new int[shares.length][counts.length];
        this.lacks = new double[shares.length][counts.length + 1];
        for (int b = 0; b < shares.length; b++) {
            for (int c = 0; c <= counts.length; c++) {
                lacks[b][c] = shares[b] * (c < counts.length ? counts[c] : data.size());
            }
        }
        left = new ArrayList<>(IntStream.range(0, data.size())
                .mapToObj(i -> new Deal.Drawn(i, data.samples().get(i).name(), seed))
                .sorted()
                .map(Deal.Drawn::position)
                .toList());
    }

    /**
     * The bin of each sample, in the data set's order.
     *
     * @param shares of each bin, each above 0, sum 1
     */
    static int[] bins(Dataset data, double[] shares, Seed seed) {
        IterativeDeal deal = new IterativeDeal(data, shares, seed);
        for (int label = deal.rarest(); label >= 0; label = deal.rarest()) {
            deal.deal(label);
        }
        int any = deal.counts.length;
        deal.left.forEach(position -> deal.put(position, deal.neediest(any, false)));
        return deal.bin;
    }

    /** The label with the fewest samples left; -1 where there are none of any. */
    private int rarest() {
        int[] remaining = new int[counts.length];
        for (int position : left) {
            data.samples().get(position).labels().indices().forEach(c -> remaining[c]++);
        }
        return IntStream.range(0, remaining.length)
                .filter(c -> remaining[c] > 0)
                .reduce((a, b) -> remaining[b] < remaining[a] ? b : a)
                .orElse(-1);
    }

    private void deal(int label) {
        List<Integer> members = left.stream()
                .filter(position -> data.samples().get(position).labels().has(label))
                .toList();
        left.removeIf(position -> data.samples().get(position).labels().has(label));
        for (int i = 0; i < members.size(); i++) {
            long without = IntStream.range(0, held.length)
                    .filter(b -> held[b][label] == 0)
                    .count();
            boolean last = counts[label] >= held.length && members.size() - i <= without;
            put(members.get(i), neediest(label, last));
        }
    }

    /** @param bare whether only bins without the label are looked at, of which there is one */
    private int neediest(int label, boolean bare) {
        int any = counts.length;
        int best = -1;
        for (int b = 0; b < lacks.length; b++) {
            if (bare && held[b][label] > 0) {
                continue;
            }
            boolean more = best < 0
                    || lacks[b][label] > lacks[best][label] + 1e-9
                    || (lacks[b][label] > lacks[best][label] - 1e-9 && lacks[b][any] > lacks[best][any] + 1e-9);
            best = more ? b : best;
        }
        return best;
    }

    private void put(int position, int to) {
        bin[position] = to;
        lacks[to][counts.length]--;
        data.samples().get(position).labels().indices().forEach(c -> {
            lacks[to][c]--;
            held[to][c]++;
        });
    }
}
