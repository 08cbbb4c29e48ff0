package dev.fovea.fit;

import java.util.List;

/**
 * How training went.
 *
 * @param epochs one report each, in order
 * @param best number of the epoch whose weights were kept, from 1
 * @param interrupted whether it ended because somebody asked
 */
public record History(List<EpochReport> epochs, int best, boolean interrupted) {
    /** The report of the epoch whose weights were kept. */
    public EpochReport bestEpoch() {
        return epochs.get(best - 1);
    }

    /** The last report. */
    public EpochReport last() {
        return epochs.get(epochs.size() - 1);
    }
}
