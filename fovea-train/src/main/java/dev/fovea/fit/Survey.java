package dev.fovea.fit;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A look at some pictures, to choose size, fit and channels where the user did not.
 *
 * @param pictures that were looked at
 * @param shortSide the median
 * @param oneShape whether all have the same sides
 * @param square whether all are as high as wide
 * @param gray whether none has colour
 */
record Survey(int pictures, int shortSide, boolean oneShape, boolean square, boolean gray) {
    /** Enough to know, few enough to be done at once. */
    private static final int LOOKED_AT = 200;

    private static final int SMALLEST = 16;

    /** Where a network that has learnt from photographs gets smaller pictures, they are enlarged to this: else its last
     * maps, a thirty-second of the side, would be one or two pixels wide. */
    private static final int ENLARGED = 128;

    /** Looks at pictures spread evenly over a data set. */
    static Survey of(Dataset data) {
        int n = Math.min(LOOKED_AT, data.size());
        List<Picture> pictures = IntStream.range(0, n)
                .parallel()
                .mapToObj(i -> data.samples().get((int) ((long) i * data.size() / n)))
                .map(Survey::read)
                .toList();
        List<Integer> shorts = new ArrayList<>(pictures.stream()
                .map(p -> Math.min(p.height(), p.width()))
                .sorted()
                .toList());
        Picture first = pictures.get(0);
        return new Survey(
                n,
                shorts.get(n / 2),
                pictures.stream().allMatch(p -> p.height() == first.height() && p.width() == first.width()),
                pictures.stream().allMatch(p -> p.height() == p.width()),
                pictures.stream().allMatch(Survey::isGray));
    }

    private static Picture read(Sample sample) {
        try {
            return sample.picture();
        } catch (FoveaException e) {
            throw new FoveaException(
                    "picture must be readable, but was not: " + e.getMessage() + " (" + sample.name()
                            + "). Remove it or save it again.",
                    e);
        }
    }

    private static boolean isGray(Picture picture) {
        if (picture.channels() == 1) {
            return true;
        }
        byte[] p = picture.pixels();
        for (int i = 0; i < p.length; i += 3) {
            if (p[i] != p[i + 1] || p[i] != p[i + 2]) {
                return false;
            }
        }
        return true;
    }

    /** The pictures' own size where that is small, else what the network was made for. */
    int size(int largest) {
        int least = largest > Start.LARGEST ? Math.min(ENLARGED, largest) : SMALLEST;
        return Math.max(least, Math.min(shortSide, largest));
    }

    /** The pictures' own size, or what the network sees where that is smaller or they were not looked at. */
    int own(int size) {
        return pictures == 0 ? size : Math.min(size, shortSide);
    }

    /** Nothing is cut off or added where that can be avoided; photographs lose their edges rather than their shape. */
    Fit fit() {
        return square ? Fit.STRETCH : Fit.CROP;
    }

    /** Gray where no picture has colour. */
    Channels channels() {
        return gray ? Channels.GRAY : Channels.RGB;
    }
}
