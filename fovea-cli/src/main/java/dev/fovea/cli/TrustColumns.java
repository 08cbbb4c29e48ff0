package dev.fovea.cli;

import dev.fovea.data.Labels;
import dev.fovea.model.Certainty;
import dev.fovea.model.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What predictions are worth, behind what they say: nothing but a word unless somebody asked.
 *
 * @param sets whether sets of labels are shown
 * @param unusual whether energy and distance are shown
 */
record TrustColumns(boolean sets, boolean unusual) {
    /** Behind a line of the table. */
    String table(Prediction prediction) {
        String worth = prediction.isSure() ? "" : ", not sure";
        worth += prediction.isUnusual() ? ", unusual" : "";
        if (sets) {
            worth += "; one of "
                    + prediction.set().stream().map(Prediction.Choice::label).collect(Collectors.joining(", "));
        }
        if (unusual) {
            Certainty certainty = prediction.certainty();
            worth += certainty.energy() == null ? "" : String.format(Locale.ROOT, "; energy %.2f", certainty.energy());
            worth += certainty.distance() == null
                    ? ""
                    : String.format(Locale.ROOT, "; distance %.2f", certainty.distance());
        }
        return worth;
    }

    /** Of the CSV, behind all others. */
    List<String> head() {
        List<String> out = new ArrayList<>();
        if (sets || unusual) {
            out.add("sure");
        }
        if (sets) {
            out.add("set");
        }
        if (unusual) {
            out.addAll(List.of("unusual", "energy", "distance"));
        }
        return out;
    }

    List<String> csv(Prediction prediction) {
        List<String> out = new ArrayList<>();
        if (sets || unusual) {
            out.add(String.valueOf(prediction.isSure()));
        }
        if (sets) {
            out.add(prediction.set().stream().map(Prediction.Choice::label).collect(Collectors.joining(Labels.JOINT)));
        }
        if (unusual) {
            out.add(String.valueOf(prediction.isUnusual()));
            out.add(Objects.toString(prediction.certainty().energy(), ""));
            out.add(Objects.toString(prediction.certainty().distance(), ""));
        }
        return out;
    }

    /** Keys of a JSON object; {@code sure} alone, where it is not, unless more was asked for. */
    Map<String, Object> json(Prediction prediction) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (sets || unusual || !prediction.isSure()) {
            out.put("sure", prediction.isSure());
        }
        if (sets) {
            out.put(
                    "set",
                    prediction.set().stream().map(Prediction.Choice::label).toList());
        }
        if (unusual) {
            Certainty certainty = prediction.certainty();
            out.put("unusual", prediction.isUnusual());
            if (certainty.energy() != null) {
                out.put("energy", certainty.energy());
            }
            if (certainty.distance() != null) {
                out.put("distance", certainty.distance());
            }
        }
        return out;
    }
}
