package dev.fovea.batch;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.split.Part;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean and spread of each channel over the training part, as the network sees it: after resize and crop, values in 0..1.
 *
 * @param mean of each channel
 * @param spread standard deviation of each channel, divided by n; at least 1/255, so that one may divide by it
 * @param pictures how many were measured
 * @param of how many there are
 */
public record ChannelStatistics(List<Double> mean, List<Double> spread, int pictures, int of) {
    /** Parts of at most so many pictures are measured whole, unless said otherwise. */
    public static final int WHOLE = 65_536;

    /** Of larger ones as many are measured: the mean is then known to a thousandth of what pictures differ by. */
    public static final int SAMPLED = 16_384;

    /** Copies the lists. */
    public ChannelStatistics {
        mean = List.copyOf(mean);
        spread = List.copyOf(spread);
    }

    /** Measures all of at most {@value #WHOLE} pictures, and {@value #SAMPLED} of more. */
    public static ChannelStatistics of(Part part, Preprocess preprocess) {
        return of(part, preprocess, part.size() <= WHOLE ? WHOLE : SAMPLED);
    }

    /**
     * Measures on all cores. Sums are whole numbers, so the result does not depend on the order. What is decoded here and
     * kept by a {@link PictureCache} over the part is not decoded again.
     *
     * @param part the training part: any other would tell the network about pictures it is judged on
     * @param preprocess its own mean and spread are not looked at
     * @param atMost pictures; of a larger part as many are taken, evenly spaced
     * @throws FoveaException if a picture cannot be read, with its name
     */
    public static ChannelStatistics of(Part part, Preprocess preprocess, int atMost) {
        Check.that(
                part.role() == Role.TRAIN,
                "part to measure mean and spread on must be train, but was %s (%s)",
                part.role().word(),
                part.data().name());
        Check.that(atMost >= 1, "pictures to measure must be at least 1, but were %d", atMost);
        Check.that(part.size() >= 1, "part to measure mean and spread on must have samples, but had none");
        int n = Math.min(atMost, part.size());
        Preparation preparation = Preparation.plain(preprocess);
        Sums sums = IntStream.range(0, n)
                .parallel()
                .map(i -> (int) ((long) i * part.size() / n))
                .mapToObj(i -> Sums.of(fitted(part.data().samples().get(i), preparation)))
                .reduce(Sums.NONE, Sums::and);
        return new ChannelStatistics(sums.means(), sums.spreads(), n, part.size());
    }

    private static Picture fitted(Sample sample, Preparation preparation) {
        try {
            return PictureCache.picture(sample, preparation);
        } catch (RuntimeException e) {
            throw new FoveaException(
                    "picture must be readable, but was not: " + e.getMessage() + " (" + sample.name() + ")", e);
        }
    }

    /** One sentence for the user. */
    public String sentence() {
        String measured = pictures == of ? "all " + of : pictures + " of " + of;
        return "Mean " + mean + " and spread " + spread + " measured on " + measured + " training pictures.";
    }
}
