package dev.fovea.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.augment.Flips;
import dev.fovea.base.Check;
import dev.fovea.base.Json;
import dev.fovea.model.ModelCard;
import dev.fovea.model.Views;
import picocli.CommandLine.Option;

/** How many views of each picture are averaged. */
final class TtaOption {
    /** The choices. */
    enum Tta {
        /** One view. */
        @JsonProperty("off")
        OFF,
        /** Two. */
        @JsonProperty("flips")
        FLIPS,
        /** Six, or twelve where flips are allowed. */
        @JsonProperty("crops")
        CROPS
    }

    @Option(
            names = "--tta",
            description = "Average over views of each picture (test-time augmentation), at as many times the cost:"
                    + " off, flips or crops. flips: also mirrored; crops: also five crops of 7/8 of each side, and their"
                    + " mirror images where those keep the label. Usual: off")
    private Tta tta = Tta.OFF;

    /**
     * What is looked at.
     *
     * @throws IllegalArgumentException if flips are asked for where they change the label
     */
    Views views(ModelCard card) {
        Flips flips = flips(card);
        boolean allowed = flips.axes() != Flips.Axes.NONE;
        Check.that(
                tta != Tta.FLIPS || allowed,
                "tta must be off or crops where a mirror image has another label, but was flips (--tta). %s",
                flips.reason());
        return switch (tta) {
            case OFF -> Views.OFF;
            case FLIPS -> Views.FLIPS;
            case CROPS -> allowed ? Views.FLIPPED_CROPS : Views.CROPS;
        };
    }

    /** What the recipe in the model file says, which is what the network has seen; else what the labels say. */
    private static Flips flips(ModelCard card) {
        Flips judged = Flips.of(card.labels());
        String recipe = card.provenance().recipe();
        String trained = recipe.isBlank()
                ? ""
                : Json.YAML
                        .tree(recipe, "the recipe in the model file")
                        .path("augment")
                        .path("flips")
                        .asText();
        return switch (trained) {
            case "horizontal" -> Flips.chosen(Flips.Axes.HORIZONTAL);
            case "both" -> Flips.chosen(Flips.Axes.BOTH);
            case "none" ->
                judged.axes() == Flips.Axes.NONE
                        ? judged
                        : new Flips(Flips.Axes.NONE, "It was trained with --flips none.");
            default -> judged;
        };
    }

    /** For the name of what was judged: nothing, or such as {@code , tta flips}. */
    String suffix() {
        return tta == Tta.OFF ? "" : ", tta " + tta.name().toLowerCase(java.util.Locale.ROOT);
    }
}
