package dev.fovea.fit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.augment.Augment;
import dev.fovea.augment.Flips;
import dev.fovea.augment.Mixing;
import dev.fovea.augment.Preset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is done to training pictures at random.
 *
 * @param augment the preset that the list is made from
 * @param flips what may be flipped; null decides from the labels
 * @param list the steps themselves; null makes them from the preset once size and labels are known
 * @param mixup alpha of MixUp, 0 for none; see {@link Mixing}
 * @param cutmix alpha of CutMix, 0 for none; see {@link Mixing}
 */
public record AugmentSettings(
        @JsonProperty("augment") Preset augment,
        Flips.@Nullable Axes flips,
        @Nullable Augment list,
        double mixup,
        double cutmix) {
    /** Checks the ranges. */
    public AugmentSettings {
        Mixing checked = new Mixing(mixup, cutmix);
        mixup = checked.mixup();
        cutmix = checked.cutmix();
    }

    /** A preset; flips decided from the labels. */
    public static AugmentSettings of(Preset preset) {
        return new AugmentSettings(preset, null, null, 0, 0);
    }

    /** Steps of one's own. */
    public static AugmentSettings of(Augment list) {
        return new AugmentSettings(Preset.OFF, null, list, 0, 0);
    }

    /** The same with another preset. */
    public AugmentSettings withPreset(Preset other) {
        return new AugmentSettings(other, flips, null, mixup, cutmix);
    }

    /** The same with other flips. */
    public AugmentSettings withFlips(Flips.@Nullable Axes other) {
        return new AugmentSettings(augment, other, null, mixup, cutmix);
    }

    /** The same with this alpha of MixUp. */
    public AugmentSettings withMixup(double alpha) {
        return new AugmentSettings(augment, flips, list, alpha, cutmix);
    }

    /** The same with this alpha of CutMix. */
    public AugmentSettings withCutmix(double alpha) {
        return new AugmentSettings(augment, flips, list, mixup, alpha);
    }

    /** How pictures of one batch are mixed. */
    Mixing mixing() {
        return new Mixing(mixup, cutmix);
    }

    /** The same with the steps for pictures of this size of their own, and these flips. */
    AugmentSettings resolved(int size, Flips decided) {
        return list != null
                ? this
                : new AugmentSettings(augment, decided.axes(), augment.of(size, decided), mixup, cutmix);
    }

    /** The steps of a resolved recipe. */
    Augment steps() {
        return Objects.requireNonNull(list, "the recipe is resolved before training");
    }
}
