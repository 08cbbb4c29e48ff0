package dev.fovea.fit;

import dev.fovea.torch.Precision;

/** The epoch that runs: its number, how many of its batches are done, and the sums over them. One thread. */
final class EpochSums {
    private final int epoch;
    private final double before;
    private int batches;
    private double loss;
    private double weight;
    private Hits hits;
    private int seen;

    private EpochSums(int epoch, int batches, Position.Sums sums) {
        this.epoch = epoch;
        this.batches = batches;
        this.loss = sums.loss();
        this.weight = sums.weight();
        this.hits = sums.hits();
        this.seen = sums.seen();
        this.before = sums.seconds();
    }

    /** An epoch from its start. */
    static EpochSums begin(int epoch) {
        return new EpochSums(epoch, 0, Position.Sums.NONE);
    }

    /** An epoch from where a checkpoint stands. */
    static EpochSums at(Position position) {
        return new EpochSums(position.epoch(), position.batch(), position.sums());
    }

    void add(LaneWorker.Outcome outcome, int pictures) {
        batches++;
        loss += outcome.loss();
        weight += outcome.weight();
        hits = hits.plus(outcome.hits());
        seen += pictures;
    }

    int epoch() {
        return epoch;
    }

    /** Batches that are done. */
    int batches() {
        return batches;
    }

    int seen() {
        return seen;
    }

    /** Seconds that steps took before this process went on with the epoch. */
    double secondsBefore() {
        return before;
    }

    EpochReport.Fitness fitness() {
        return new EpochReport.Fitness(loss / weight, hits.share(), seen);
    }

    /**
     * Where training stands within this epoch.
     *
     * @param steps done in all
     * @param seconds of this epoch
     * @param precision that the steps compute in
     */
    Position position(long steps, double seconds, Precision precision) {
        Position.Sums sums = new Position.Sums(loss, weight, hits.right(), hits.of(), seen, seconds);
        return new Position(epoch, batches, steps, sums, false, precision);
    }
}
