package dev.fovea.audit;

import dev.fovea.base.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells classes by places that look the same in nearly all pictures of a class and otherwise in the others: a watermark, a
 * stamp, a date. What a class merely tends to look like at a place does not count, so digits that reach into the edge are
 * no stamp.
 *
 * <p>For each place and class the range of three neighbouring levels (of {@value #LEVELS}) is taken that holds most of the
 * class and least of the others (the largest difference of both shares, Youden's J); places where that is above a half
 * make the class's stamp, and a picture bears it that matches more of them than is midway between the class and the
 * others. All of that is found without the held-out fold.
 */
final class Stamps {
    /** Brightness is told apart by so many levels, eight shades each: JPEG moves a flat colour by less. */
    static final int LEVELS = 32;
    /** A place that the picture does not have. */
    static final byte NOWHERE = LEVELS;

    private static final double MOST = 0.5;
    /** What many of the others have as well is no stamp: a black edge, say. */
    private static final double RARE = 0.25;

    private static final int PLACES = 64;

    private final byte[][] rows;
    private final int[] truth;
    private final int classes;
    private final int[] fold;

    /**
     * @param rows level at each place, by sample
     * @param truth class of each sample
     * @param classes how many
     * @param fold of each sample
     */
    Stamps(byte[][] rows, int[] truth, int classes, int[] fold) {
        this.rows = rows.clone();
        this.truth = truth.clone();
        this.classes = classes;
        this.fold = fold.clone();
    }

    /** The class that each sample is taken for; those that bear no stamp are shared out among the classes without. */
    int[] outOfFold(Seed seed) {
        int[] predicted = new int[truth.length];
        int folds = IntStream.of(fold).max().orElse(-1) + 1;
        IntStream.range(0, folds).parallel().forEach(f -> predict(f, predicted, seed));
        return predicted;
    }

    /** Writes to the fold's own samples alone. */
    private void predict(int f, int[] predicted, Seed seed) {
        int[] train = IntStream.range(0, fold.length).filter(i -> fold[i] != f).toArray();
        List<List<Spot>> spots = spots(train);
        double[] midway = IntStream.range(0, classes)
                .mapToDouble(c -> midway(c, spots.get(c), train))
                .toArray();
        int[] bare =
                IntStream.range(0, classes).filter(c -> spots.get(c).isEmpty()).toArray();
        for (int i = 0; i < fold.length; i++) {
            if (fold[i] != f) {
                continue;
            }
            int best = -1;
            double above = 0;
            for (int c = 0; c < classes; c++) {
                double own = spots.get(c).isEmpty() ? 0 : matched(spots.get(c), rows[i]) - midway[c];
                best = own > above ? c : best;
                above = Math.max(own, above);
            }
            predicted[i] = best >= 0 ? best : drawn(bare, seed.child(i));
        }
    }

    private int drawn(int[] bare, Seed seed) {
        return bare.length == 0
                ? Math.floorMod(seed.value(), classes)
                : bare[Math.floorMod(seed.value(), bare.length)];
    }

    /**
     * One place of a stamp.
     *
     * @param level the middle one of the three
     * @param gain share of the class less share of the others
     */
    private record Spot(int place, int level, double gain) {}

    private List<List<Spot>> spots(int[] train) {
        double[] sizes = new double[classes];
        for (int i : train) {
            sizes[truth[i]]++;
        }
        List<List<Spot>> out = new ArrayList<>();
        IntStream.range(0, classes).forEach(c -> out.add(new ArrayList<>()));
        for (int place = 0; place < rows[0].length; place++) {
            int[][] counts = new int[classes][LEVELS + 1];
            int[] all = new int[LEVELS + 1];
            for (int i : train) {
                counts[truth[i]][rows[i][place]]++;
                all[rows[i][place]]++;
            }
            for (int c = 0; c < classes; c++) {
                Spot spot = best(place, counts[c], all, new double[] {sizes[c], train.length - sizes[c]});
                if (spot.gain > MOST) {
                    out.get(c).add(spot);
                }
            }
        }
        return out.stream()
                .map(spots -> spots.stream()
                        .sorted(Comparator.comparingDouble((Spot spot) -> -spot.gain)
                                .thenComparingInt(Spot::place))
                        .limit(PLACES)
                        .toList())
                .toList();
    }

    private static Spot best(int place, int[] own, int[] all, double[] sizes) {
        Spot best = new Spot(place, 0, 0);
        for (int level = 0; level < LEVELS; level++) {
            int of = 0;
            int others = 0;
            for (int near = Math.max(0, level - 1); near <= Math.min(LEVELS - 1, level + 1); near++) {
                of += own[near];
                others += all[near] - own[near];
            }
            double gain = of / Math.max(1, sizes[0]) - others / Math.max(1, sizes[1]);
            boolean rare = others <= RARE * sizes[1];
            best = rare && gain > best.gain ? new Spot(place, level, gain) : best;
        }
        return best;
    }

    private double midway(int c, List<Spot> spots, int[] train) {
        double own = 0;
        double others = 0;
        int n = 0;
        for (int i : train) {
            double matched = spots.isEmpty() ? 0 : matched(spots, rows[i]);
            own += truth[i] == c ? matched : 0;
            others += truth[i] == c ? 0 : matched;
            n += truth[i] == c ? 1 : 0;
        }
        return (own / Math.max(1, n) + others / Math.max(1, train.length - n)) / 2;
    }

    private static double matched(List<Spot> spots, byte[] row) {
        int matched = 0;
        for (Spot spot : spots) {
            matched += row[spot.place] < NOWHERE && Math.abs(row[spot.place] - spot.level) <= 1 ? 1 : 0;
        }
        return (double) matched / spots.size();
    }
}
