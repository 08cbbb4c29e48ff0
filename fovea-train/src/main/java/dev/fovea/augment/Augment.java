package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done to training pictures at random, in order. All geometric steps between two custom ones become one map, so
 * that a picture is sampled once, wherever in the list they stand; then values change, in the order of the list; then comes
 * erasing. What moves a picture behind {@link Elastic} is a second sampling.
 *
 * <p>Each draw depends on nothing but the seed, the epoch and the sample's position: the result is the same for any
 * number of threads. Cost of the standard preset on one core at 2.4 GHz without AVX-512: 6 to 8 microseconds for 28 x 28
 * gray, 60 for 72 x 72 colour; without a random resized crop 0.5 ms for 224 x 224 colour, with one 2 ms, nearly all of it
 * resizing. Immutable; any thread. As YAML:
 *
 * <pre>{@code
 * fill: nearest
 * steps:
 *   - rotation:
 *       degrees: 10.0
 *   - shift:
 *       fraction: 0.1
 * }</pre>
 *
 * @param fill what stands in the gaps
 * @param steps the list; empty changes nothing
 */
public record Augment(
        @JsonProperty(required = true) Fill fill,
        @JsonProperty(required = true) List<Augmentation> steps) {
    /** Copies the list. */
    public Augment {
        steps = List.copyOf(steps);
    }

    /** Changes nothing. */
    public static Augment none() {
        return new Augment(Fill.NEAREST, List.of());
    }

    /** These, in this order. */
    public static Augment of(Fill fill, Augmentation... steps) {
        return new Augment(fill, List.of(steps));
    }

    /** The same with one more at the end. */
    public Augment and(Augmentation step) {
        List<Augmentation> more = new ArrayList<>(steps);
        more.add(step);
        return new Augment(fill, more);
    }

    /** The same with other gaps. */
    public Augment withFill(Fill other) {
        return new Augment(other, steps);
    }

    /** Whether it changes nothing. */
    public boolean isNone() {
        return steps.isEmpty();
    }

    /** The first random resized crop: with one, pictures come in as they were decoded, without one, at the final size. */
    public Optional<RandomResizedCrop> resizedCrop() {
        return steps.stream()
                .filter(RandomResizedCrop.class::isInstance)
                .map(RandomResizedCrop.class::cast)
                .findFirst();
    }
}
