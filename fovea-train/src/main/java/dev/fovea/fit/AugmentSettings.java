package dev.fovea.fit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.augment.Augment;
import dev.fovea.augment.Flips;
import dev.fovea.augment.Preset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is done to training pictures at random.
 *
 * @param augment the preset that the list is made from
 * @param flips what may be flipped; null decides from the labels
 * @param list the steps themselves; null makes them from the preset once size and labels are known
 */
public record AugmentSettings(
        @JsonProperty("augment") Preset augment,
        Flips.@Nullable Axes flips,
        @Nullable Augment list) {
    /** A preset; flips decided from the labels. */
    public static AugmentSettings of(Preset preset) {
        return new AugmentSettings(preset, null, null);
    }

    /** Steps of one's own. */
    public static AugmentSettings of(Augment list) {
        return new AugmentSettings(Preset.OFF, null, list);
    }

    /** The same with another preset. */
    public AugmentSettings withPreset(Preset other) {
        return new AugmentSettings(other, flips, null);
    }

    /** The same with other flips. */
    public AugmentSettings withFlips(Flips.@Nullable Axes other) {
        return new AugmentSettings(augment, other, null);
    }

    /** The same with the steps for this size and these flips. */
    AugmentSettings resolved(int size, Flips decided) {
        return list != null ? this : new AugmentSettings(augment, decided.axes(), augment.of(size, decided));
    }

    /** The steps of a resolved recipe. */
    Augment steps() {
        return Objects.requireNonNull(list, "the recipe is resolved before training");
    }
}
