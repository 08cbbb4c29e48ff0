package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Recompression;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Packs the picture as JPEG and unpacks it again, with probability {@code p}, at a whole quality drawn between the two,
 * each as likely; torchvision's {@code RandomApply([JPEG(quality=(from, to))], p)}. Colour at half resolution, as Pillow and
 * torchvision have it. Cost: some 0.5 ms for 224 x 224 in colour.
 *
 * @param from lowest quality, 1..100
 * @param to highest quality, at least {@code from} and at most 100; 100 still changes values by a few levels
 * @param p 0..1
 */
public record Jpeg(
        @JsonProperty(required = true) int from,
        @JsonProperty(required = true) int to,
        @JsonProperty(required = true) double p)
        implements Photometric {
    /** Checks the ranges. */
    public Jpeg {
        Check.that(
                from >= 1 && from <= to && to <= 100,
                "jpeg must be two qualities in rising order, 1..100, but was %d..%d. Try 40 and 95.",
                from,
                to);
        Change.checkP(p, "jpeg");
    }

    @Override
    public Change draw(SplittableRandom random) {
        return Change.maybe(p, random, () -> at(random.nextInt(from, to + 1)));
    }

    static Change at(int quality) {
        return (Retouch) (canvas, planes) -> {
            int end = canvas.offset() + canvas.length();
            byte[] now = Arrays.copyOfRange(canvas.bytes(), canvas.offset(), end);
            Frame frame = canvas.frame();
            Picture picture = new Picture(frame.height(), frame.width(), canvas.channels(), now);
            byte[] packed = Recompression.jpeg(picture, quality).pixels();
            System.arraycopy(packed, 0, canvas.bytes(), canvas.offset(), packed.length);
        };
    }
}
