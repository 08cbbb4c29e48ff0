package dev.fovea.batch;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Augmenter;
import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.UnreadablePicture;

/** Puts one picture into a batch: from the cache, augmented where wanted. Any thread, each with its own augmenter. */
final class Filler {
    private final Dataset data;
    private final Preprocess preprocess;
    private final Augment augment;
    private final Preparation preparation;

    /** Of a data set whose pictures a cache keeps. */
    private Filler(Dataset data, Preprocess preprocess, Augment augment, Preparation preparation) {
        this.data = data;
        this.preprocess = preprocess;
        this.augment = augment;
        this.preparation = preparation;
    }

    /** For training. */
    static Filler training(Dataset data, Preprocess preprocess, Augment augment, long budget) {
        Preparation preparation = Preparation.training(preprocess, augment, data.size());
        return new Filler(PictureCache.inMemory(budget).over(data), preprocess, augment, preparation);
    }

    /** For judging. */
    static Filler plain(Dataset data, Preprocess preprocess, long budget) {
        Preparation preparation = Preparation.plain(preprocess);
        return new Filler(PictureCache.inMemory(budget).over(data), preprocess, Augment.none(), preparation);
    }

    /** Side of one picture. */
    int size() {
        return preprocess.size();
    }

    /** Values of one picture. */
    int length() {
        return preprocess.size() * preprocess.size() * preprocess.channels().count();
    }

    /** What a worker keeps to itself. */
    Augmenter augmenter() {
        return new Augmenter(augment, preprocess.size(), preprocess.channels().count());
    }

    /**
     * Fills one place.
     *
     * @param batch whose positions are known
     * @param place 0..size-1
     * @param epoch seed of the epoch; the sample's own is drawn from it by position
     * @throws FoveaException if the picture cannot be read or changed, with its name
     */
    void fill(PixelBatch batch, int place, Seed epoch, Augmenter augmenter) {
        int position = batch.positions()[place];
        Sample sample = data.samples().get(position);
        batch.targets().set(place, sample.labels(), sample.weight());
        try {
            KeptPicture kept = (KeptPicture) sample.source();
            int offset = place * length();
            if (augment.isNone()) {
                boolean fits = kept.copy(preparation, batch.pixels(), offset, length());
                Check.that(fits, "picture does not fit the network's size");
            } else {
                augmenter.apply(kept.get(preparation), draws(epoch, batch, place), batch.pixels(), offset);
            }
        } catch (RuntimeException | Error e) {
            throw failure(sample.name(), e);
        }
    }

    /** A picture that is shown again in an epoch is changed in another way. */
    private static Seed draws(Seed epoch, PixelBatch batch, int place) {
        Seed own = epoch.child(batch.positions()[place]);
        int showing = batch.showings()[place];
        return showing == 0 ? own : own.child(showing);
    }

    private static FoveaException failure(String name, Throwable cause) {
        if (cause instanceof UnreadablePicture) {
            return new FoveaException(
                    "picture must be readable, but was " + cause.getMessage() + " (" + name
                            + "). It could be read when the data set was scanned: restore it, or start again without it; --scan full finds all such files.",
                    cause);
        }
        String said = cause instanceof FoveaException ? cause.getMessage() : cause.toString();
        return new FoveaException(
                "picture must become part of a batch, but did not: " + said + " (" + name + ")", cause);
    }
}
