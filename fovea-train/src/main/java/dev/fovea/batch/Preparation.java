package dev.fovea.batch;

import dev.fovea.augment.Augment;
import dev.fovea.augment.RandomResizedCrop;
import dev.fovea.data.PictureSource;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Pictures;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a picture before it is kept: decoding, and fitting to the network's size; or, where a random crop
 * follows, shrinking as far as every crop allows. Two that are equal give the same pixels, so one decoding serves both.
 *
 * <p>Scaled decoding is for training alone. It averages blocks of pixels where the model file's own resize weighs them
 * by a triangle, and a side that its block does not divide is rounded up, so that what is seen moves by up to half a
 * pixel. With twice the pixels that the fit needs, the pictures of a set of 400 photographs (240 to 500 pixels, fitted to
 * 40) then differ by 1.1 of 255 in the median and 3.1 on average; with just as many as it needs, by 3.5 and 4.4: they are
 * sharper than what is judged. So twice as many are asked for; a random crop asks for more anyway. Statistics and
 * evaluation always decode the whole.
 *
 * @param shape size, fit and channels; its mean and spread say nothing here, and are always the same
 * @param crop the random crop that follows; null for none
 * @param scaled whether a JPEG may be decoded at a fraction of its size
 */
record Preparation(Preprocess shape, @Nullable RandomResizedCrop crop, boolean scaled) {
    /**
     * To be raised with any change of what comes out for the same bytes: resize, crop, decoding, and the layout of
     * {@link Stored}. What older versions kept is then never looked at again, and thrown away in time.
     */
    private static final int VERSION = 1;

    /** As the model file does it: for statistics, validation, and training where nothing speaks for more. */
    static Preparation plain(Preprocess preprocess) {
        return new Preparation(shape(preprocess), null, false);
    }

    private static Preprocess shape(Preprocess p) {
        int n = p.channels().count();
        return new Preprocess(
                p.size(), p.fit(), p.resize(), p.channels(), Collections.nCopies(n, 0.0), Collections.nCopies(n, 1.0));
    }

    /**
     * For training. Decoding is scaled where that saves work: with a random crop, which keeps another picture than
     * evaluation does, and in a part so large that most of it is not measured by {@link ChannelStatistics}. Elsewhere
     * the picture that was decoded for the statistics serves training as well.
     *
     * @param pictures of the part
     */
    static Preparation training(Preprocess preprocess, Augment augment, int pictures) {
        RandomResizedCrop crop = augment.resizedCrop().orElse(null);
        boolean scaled = crop != null || pictures > ChannelStatistics.WHOLE;
        return new Preparation(shape(preprocess), crop, scaled);
    }

    /** The prepared picture of a source. */
    Picture of(PictureSource source) {
        return changed(scaled ? source.readAtLeast(shortSide()) : source.read());
    }

    /** The prepared picture of encoded bytes. */
    Picture of(byte[] encoded) {
        return changed(scaled ? Pictures.decodeAtLeast(encoded, shortSide()) : Pictures.decode(encoded));
    }

    /**
     * The least short side of what is decoded. Where crops need so many pixels in all, the square root of them: a longer
     * picture has more than enough then.
     */
    private int shortSide() {
        int fitted = shape.fit() == Fit.CROP ? shape.resize() : shape.size();
        return crop == null ? 2 * fitted : (int) Math.ceil(Math.sqrt(crop.pixelsNeeded(shape.size())));
    }

    private Picture changed(Picture picture) {
        return crop != null
                ? crop.enough(picture.withChannels(shape.channels().count()), shape.size())
                : shape.fit(picture);
    }

    /** A word for all of it, and for what decodes: the name of a folder that holds nothing else. */
    String word() {
        String what = crop == null
                ? String.format(Locale.ROOT, "%s-%d-%d", shape.fit(), shape.size(), shape.resize())
                : "crops-" + crop.pixelsNeeded(shape.size());
        return String.format(
                        Locale.ROOT,
                        "v%d-%s-%s-%s-%s",
                        VERSION,
                        what,
                        shape.channels(),
                        scaled ? "scaled" : "whole",
                        Pictures.decoder().replaceAll("[^A-Za-z0-9.]+", "-"))
                .toLowerCase(Locale.ROOT);
    }
}
