package dev.fovea.batch;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Augmenter;
import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.picture.UnreadablePicture;
import java.util.function.UnaryOperator;

/** Puts one picture into a batch: from the cache, augmented where wanted. Any thread, each with its own augmenter. */
final class Filler {
    private final Dataset data;
    private final Preprocess preprocess;
    private final Augment augment;
    private final PictureCache cache;

    Filler(Dataset data, Preprocess preprocess, Augment augment, long budget) {
        this.data = data;
        this.preprocess = preprocess;
        this.augment = augment;
        this.cache = new PictureCache(data, prepare(preprocess, augment), budget);
    }

    private static UnaryOperator<Picture> prepare(Preprocess preprocess, Augment augment) {
        int size = preprocess.size();
        int channels = preprocess.channels().count();
        return augment.resizedCrop()
                .<UnaryOperator<Picture>>map(crop -> picture -> crop.enough(picture.withChannels(channels), size))
                .orElse(preprocess::fit);
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
        batch.targets().set(place, sample.label(), sample.weight());
        try {
            Picture picture = cache.get(position);
            if (augment.isNone()) {
                Check.that(picture.pixels().length == length(), "%s does not fit the network's size", picture);
                System.arraycopy(picture.pixels(), 0, batch.pixels(), place * length(), length());
            } else {
                augmenter.apply(picture, draws(epoch, batch, place), batch.pixels(), place * length());
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
                            + "). It could be read when the data set was scanned: restore it, or start again without it.",
                    cause);
        }
        String said = cause instanceof FoveaException ? cause.getMessage() : cause.toString();
        return new FoveaException(
                "picture must become part of a batch, but did not: " + said + " (" + name + ")", cause);
    }
}
