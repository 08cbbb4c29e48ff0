package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import java.util.SplittableRandom;

/**
 * Bends the picture as if it lay on rubber: each pixel is read from elsewhere, by a number of pixels drawn from
 * {@code -alpha / 2 .. alpha / 2} for each direction and then smoothed by a Gaussian of {@code sigma} pixels, which makes
 * it much smaller; torchvision's {@code ElasticTransform(alpha, sigma)}, whose alpha counts half pixels. Simard, Steinkraus
 * and Platt (2003), Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis.
 *
 * <p>Joins the one map of the geometric augmentations before it, so that the picture is still sampled once; what moves it
 * further behind it is a second sampling: put it last. The standard deviation of the way is {@code 0.081 * alpha / sigma}
 * pixels. Cost: that of blurring two pictures of one channel.
 *
 * @param alpha 0..1000; torchvision's default is 50
 * @param sigma of the smoothing in pixels, above 0 and at most 64; torchvision's default is 5
 */
public record Elastic(
        @JsonProperty(required = true) double alpha,
        @JsonProperty(required = true) double sigma) implements Augmentation {
    /** Checks the ranges. */
    public Elastic {
        Check.that(alpha >= 0 && alpha <= 1000, "elastic alpha must be 0..1000, but was %s", alpha);
        Check.that(sigma > 0 && sigma <= 64, "elastic sigma must be above 0 and at most 64, but was %s", sigma);
    }

    /** What is left to compute: the same field for the same seed. */
    record Bend(double alpha, double sigma, long seed) {}

    Bend draw(SplittableRandom random) {
        return new Bend(alpha, sigma, random.nextLong());
    }
}
