package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import dev.fovea.picture.Window;
import java.util.SplittableRandom;

/**
 * Cuts out a part of drawn area and side ratio and brings it to the network's size; torchvision's
 * {@code RandomResizedCrop(size, scale, ratio)}, with antialiasing where the part shrinks. It works on the picture as
 * it was decoded, before crop, pad or stretch, and so sees what those would cut off.
 *
 * @param scale share of the picture's area, above 0 and at most 1; torchvision's default is 0.08..1
 * @param ratio width / height of the part, above 0; 0.75..1.333 is usual; its logarithm is evenly spread
 */
public record RandomResizedCrop(
        @JsonProperty(required = true) Range scale,
        @JsonProperty(required = true) Range ratio) implements Geometric {
    /** Checks the ranges. */
    public RandomResizedCrop {
        Check.that(
                scale.from() > 0 && scale.to() <= 1,
                "random resized crop scale must be above 0 and at most 1, but was %s",
                scale.bounds());
        Check.that(ratio.from() > 0, "random resized crop ratio must be above 0, but was %s", ratio.bounds());
    }

    @Override
    public Affine draw(SplittableRandom random, Frame frame) {
        Window part = Windows.draw(random, frame, scale, ratio).orElseGet(() -> Windows.middle(frame, ratio));
        double size = frame.size();
        return Affine.shift(-part.left(), -part.top()).then(Affine.scale(size / part.width(), size / part.height()));
    }

    @Override
    public Frame after(Frame frame) {
        return frame.squared();
    }

    /**
     * The picture, shrunk as far as even the smallest and longest crop still has {@code size} pixels a side, so that
     * keeping it costs less memory and no detail. The same object where it is no larger than that.
     */
    public Picture enough(Picture picture, int size) {
        double factor = Math.sqrt(pixelsNeeded(size) / ((double) picture.width() * picture.height()));
        return factor >= 1
                ? picture
                : Resize.to(
                        picture, (int) Math.ceil(picture.width() * factor), (int) Math.ceil(picture.height() * factor));
    }

    /** Pixels of a picture of which even the smallest and longest crop still has {@code size} a side. */
    public double pixelsNeeded(int size) {
        double longest = Math.max(ratio.to(), 1 / ratio.from());
        return (double) size * size * longest / scale.from();
    }
}
