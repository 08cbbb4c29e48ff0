package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;

/**
 * One way to change a picture at random without changing its label. A closed family of immutable records, and
 * {@link Custom} for the user's own function.
 *
 * <p>As text each is a map of one entry, its kind: {@code rotation: {degrees: 10.0}}. What a kind means and the range it
 * draws from are torchvision's where torchvision has it; each record names the class.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonTypeIdResolver(Kinds.class)
public sealed interface Augmentation permits Geometric, Elastic, Photometric, Policy, Erasing, Custom {
    /** The name in files and on the screen, in kebab-case, such as {@code horizontal-flip}. */
    default String kind() {
        return Kinds.of(getClass());
    }

    /**
     * The user's own change.
     *
     * @param name what a recipe calls it
     * @param change safe from any thread, and a function of its arguments alone
     */
    static Augmentation custom(String name, Custom.Change change) {
        return new Custom(name, change);
    }
}
