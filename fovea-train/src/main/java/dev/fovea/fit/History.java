package dev.fovea.fit;

import java.util.List;

/**
 * How training went.
 *
 * @param epochs one report each, in order; where the first weights had learnt before, what they were worth comes first, as
 *     epoch 0
 * @param best number of the epoch whose weights were kept
 * @param interrupted whether it ended because somebody asked
 */
public record History(List<EpochReport> epochs, int best, boolean interrupted) {
    /** The report of the epoch whose weights were kept. */
    public EpochReport bestEpoch() {
        return epochs.get(best - first());
    }

    /** Number of the first report: 0 where the starting point was judged, and 1 where it was random numbers. */
    public int first() {
        return epochs.get(0).epoch();
    }

    /** Epochs that were trained. */
    public int trained() {
        return last().epoch();
    }

    /** The last report. */
    public EpochReport last() {
        return epochs.get(epochs.size() - 1);
    }
}
