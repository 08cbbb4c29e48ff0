package dev.fovea.model;

import dev.fovea.base.Check;
import java.util.List;

/**
 * What happens to a decoded picture before the network sees it: channels, resize, crop or pad, then
 * {@code (value / 255 - mean) / spread} for each channel. One meaning in training, evaluation and in the model file's
 * graph.
 *
 * <p>Sizes: with {@code CROP}, the side ratio is kept and the short side becomes {@code resize}; the long one is
 * {@code (int) (resize * long / short)}, rounded down as torchvision does; then the middle {@code size x size} is cut
 * out, the offset rounded half up. With {@code PAD} the long side becomes {@code size}, the short one is rounded half up (at
 * least 1), offsets rounded down. With {@code STRETCH} both sides become {@code size}. Sides that already fit are left
 * untouched.
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
}
