package dev.fovea.model;

import dev.fovea.base.Check;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import dev.fovea.picture.Window;
import java.util.List;

/**
 * What happens to a decoded picture before the network sees it: channels, resize, crop or pad, then
 * {@code (value / 255 - mean) / spread} for each channel. One meaning in training, evaluation and in the model file's
 * graph; what the graph's input holds is the picture after step 1.
 *
 * <ol>
 *   <li>Channels, at the picture's own size: {@link Picture#withChannels}.
 *   <li>Resize from {@code w x h} to {@code w' x h'} with the triangle filter, widened by the ratio where a side shrinks
 *       (antialiased bilinear): all rows to {@code w'}, rounded to 0..255; then all columns to {@code h'}, rounded to
 *       0..255. A pass whose side does not change is left out. See {@link dev.fovea.picture.Resize}.
 *   <li>Crop or pad to {@code size x size}.
 * </ol>
 *
 * <p>Sizes and offsets, {@code /} being the division of whole numbers, rounded down, none of them negative:
 *
 * <ul>
 *   <li>{@code CROP}: with {@code short = min(w, h)}, {@code w' = resize * w / short} and {@code h' = resize * h /
 *       short}: the short side becomes {@code resize} and the long one is rounded down, as torchvision does. Then the
 *       middle is cut out, from column {@code (m + m / 2 % 2) / 2} of the margin {@code m = w' - size} on, and rows alike:
 *       half of the margin, a half rounded to the even number, as torchvision does.
 *   <li>{@code PAD}: with {@code long = max(w, h)}, {@code w' = max(1, (2 * size * w + long) / (2 * long))} and the same
 *       for {@code h'}: the long side becomes {@code size}, the short one is rounded half up and at least 1. Then the
 *       picture lies on black (0 in every channel) from column {@code (size - w') / 2} and row {@code (size - h') / 2}.
 *   <li>{@code STRETCH}: {@code w' = h' = size}; nothing to cut or pad.
 * </ul>
 *
 * @param size side of the square that the network sees, in pixels, 1..4096
 * @param fit how other shapes come to it
 * @param resize the short side before the middle is cut out, at least {@code size}; equal to {@code size} but for
 *     weights that were trained with a margin (256 for 224); only {@link Fit#CROP} looks at it
 * @param channels what colours
 * @param mean of each channel over the training part, in 0..1
 * @param spread standard deviation of each channel over the training part, above 0
 */
public record Preprocess(int size, Fit fit, int resize, Channels channels, List<Double> mean, List<Double> spread) {
    /** Checks the ranges. */
    public Preprocess {
        mean = List.copyOf(mean);
        spread = List.copyOf(spread);
        Check.that(size >= 1 && size <= 4096, "size must be 1..4096, but was %d. Try --size 64.", size);
        Check.that(resize >= size, "resize must be at least the size %d, but was %d", size, resize);
        Check.that(
                mean.size() == channels.count() && spread.size() == channels.count(),
                "mean and spread must have %d values, but had %d and %d",
                channels.count(),
                mean.size(),
                spread.size());
        Check.that(spread.stream().allMatch(s -> s > 0), "spread must be above 0, but was %s", spread);
    }

    /**
     * The picture as the network sees it but for the last step: not yet divided, and without mean and spread taken out.
     * The model file's graph computes the same from the same decoded pixels, to one level of 255.
     *
     * @return {@code size x size} with the network's channels
     */
    public Picture fit(Picture picture) {
        Picture coloured = picture.withChannels(channels.count());
        return switch (fit) {
            case CROP -> crop(coloured);
            case PAD -> pad(coloured);
            case STRETCH -> Resize.to(coloured, size, size);
        };
    }

    private Picture crop(Picture picture) {
        int shorter = Math.min(picture.width(), picture.height());
        int width = scaled(picture.width(), shorter);
        int height = scaled(picture.height(), shorter);
        Window middle = new Window(half(width - size), half(height - size), size, size);
        return Resize.to(picture, width, height, middle);
    }

    /**
     * Where the square that the network sees lies on a picture of this size: what each of its pixels was made of.
     *
     * @param width of the picture, at least 1
     * @param height of the picture, at least 1
     */
    public SeenArea area(int width, int height) {
        int shorter = Math.min(width, height);
        int longer = Math.max(width, height);
        return switch (fit) {
            case CROP -> area(width, height, scaled(width, shorter), scaled(height, shorter));
            case PAD -> area(width, height, padded(width, longer), padded(height, longer));
            case STRETCH -> new SeenArea(0, 0, width, height);
        };
    }

    /** The same, given the size that the picture is resized to. */
    private SeenArea area(int width, int height, int across, int down) {
        double pixelWidth = (double) width / across;
        double pixelHeight = (double) height / down;
        return new SeenArea(
                margin(across) * pixelWidth, margin(down) * pixelHeight, size * pixelWidth, size * pixelHeight);
    }

    /** Pixels left out before the square begins; below 0 where some are added. */
    private int margin(int resized) {
        return resized >= size ? half(resized - size) : -((size - resized) / 2);
    }

    private static int half(int margin) {
        return (margin + margin / 2 % 2) / 2;
    }

    private int scaled(int side, int shorter) {
        return Math.toIntExact((long) resize * side / shorter);
    }

    private Picture pad(Picture picture) {
        int longer = Math.max(picture.width(), picture.height());
        int width = padded(picture.width(), longer);
        int height = padded(picture.height(), longer);
        Window middle = new Window((size - width) / 2, (size - height) / 2, width, height);
        return middle.onBlack(Resize.to(picture, width, height), size, size);
    }

    private int padded(int side, int longer) {
        return (int) Math.max(1, (2L * size * side + longer) / (2L * longer));
    }

    /**
     * Whether a picture that has the network's size already is still resized before the middle is cut out, so that its
     * size does not say that it has been through here.
     */
    public boolean hasMargin() {
        return fit == Fit.CROP && resize > size;
    }
}
