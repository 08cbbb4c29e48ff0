package dev.fovea.fit;

import dev.fovea.batch.Sampling;
import dev.fovea.data.ScanDepth;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.split.Shares;
import org.jspecify.annotations.Nullable;

/**
 * How pictures are split, how they come to the network's size, and how often each is shown.
 *
 * @param shares of train, validation and test, for what the data set's own layout leaves open
 * @param folds cross-validation, or one split
 * @param groupBy samples that a split must not part: {@code parent} for those of one folder, else a regular expression
 *     on the file name whose first group names it; null where each sample is on its own
 * @param size side of the square that the network sees, in pixels; null chooses from the pictures
 * @param fit how other shapes come to it; null chooses from the pictures
 * @param channels gray or colour; null chooses from the pictures
 * @param sampling how often each training picture is shown in an epoch
 * @param scan how thoroughly files are looked at before, which decides what is passed over
 */
public record DataSettings(
        Shares shares,
        FoldSettings folds,
        @Nullable String groupBy,
        @Nullable Integer size,
        @Nullable Fit fit,
        @Nullable Channels channels,
        Sampling sampling,
        ScanDepth scan) {
    /** 70 / 15 / 15, no folds, the rest chosen from the pictures. */
    public static DataSettings usual() {
        return new DataSettings(
                Shares.percent(70, 15, 15), FoldSettings.NONE, null, null, null, null, Sampling.PLAIN, ScanDepth.AUTO);
    }

    /** The same with other shares. */
    public DataSettings withShares(Shares other) {
        return new DataSettings(other, folds, groupBy, size, fit, channels, sampling, scan);
    }

    /** The same in so many folds, once. */
    public DataSettings withFolds(int other) {
        return withFolds(FoldSettings.of(other));
    }

    /** The same with another cross-validation. */
    public DataSettings withFolds(FoldSettings other) {
        return new DataSettings(shares, other, groupBy, size, fit, channels, sampling, scan);
    }

    /** The same with other groups. */
    public DataSettings withGroupBy(@Nullable String other) {
        return new DataSettings(shares, folds, other, size, fit, channels, sampling, scan);
    }

    /** The same with another size. */
    public DataSettings withSize(@Nullable Integer other) {
        return new DataSettings(shares, folds, groupBy, other, fit, channels, sampling, scan);
    }

    /** The same with another fit. */
    public DataSettings withFit(@Nullable Fit other) {
        return new DataSettings(shares, folds, groupBy, size, other, channels, sampling, scan);
    }

    /** The same with other channels. */
    public DataSettings withChannels(@Nullable Channels other) {
        return new DataSettings(shares, folds, groupBy, size, fit, other, sampling, scan);
    }

    /** The same with another sampling. */
    public DataSettings withSampling(Sampling other) {
        return new DataSettings(shares, folds, groupBy, size, fit, channels, other, scan);
    }

    /** The same with another depth of the scan. */
    public DataSettings withScan(ScanDepth other) {
        return new DataSettings(shares, folds, groupBy, size, fit, channels, sampling, other);
    }
}
