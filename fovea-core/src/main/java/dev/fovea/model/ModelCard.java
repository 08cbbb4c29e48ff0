package dev.fovea.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Check;
import dev.fovea.base.Json;
import dev.fovea.data.Labels;
import dev.fovea.data.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model file says about itself: everything that predicting, explaining and going on training need besides the
 * graph. Kept in the file's ONNX metadata: as JSON under {@link #KEY}, which is what Fovea reads, and the labels, one a
 * line, under {@code labels}, for whoever opens the file without Fovea.
 *
 * @param format version of this record, {@link #FORMAT}
 * @param network the tree of layers, as YAML; the file's stored numbers bear its parameter names. Of an {@link #ensemble} the
 *     tree that all of its networks have, behind a line that says how many they are
 * @param labels names of the classes in the order of the graph's outputs
 * @param preprocess what the graph does to a picture
 * @param task what is asked
 * @param calibration what the graph does to the logits
 * @param metrics a few headline figures by name, such as {@code validation accuracy}
 * @param provenance where the file comes from
 */
public record ModelCard(
        int format,
        String network,
        Labels labels,
        Preprocess preprocess,
        Task task,
        Calibration calibration,
        Map<String, Double> metrics,
        Provenance provenance) {
    /** The version that this Fovea writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    /** The metadata property that holds the card as JSON. */
    public static final String KEY = "fovea";

    /** Where no threshold was measured. */
    public static final double EVEN = 0.5;

    private static final Pattern ENSEMBLE = Pattern.compile("ensemble: (\\d{1,6})\n(.*)", Pattern.DOTALL);

    /** Checks that there are thresholds for all labels or none, and keeps the order of the metrics. */
    public ModelCard {
        int given = calibration.thresholds() == null
                ? labels.size()
                : calibration.thresholds().size();
        Check.that(given == labels.size(), "thresholds must be %d, but were %d", labels.size(), given);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /**
     * What the card's tree of layers says of several networks whose probabilities the file averages.
     *
     * @param count networks, at least 2
     * @param each the tree of layers of each, as YAML
     */
    public static String ensemble(int count, String each) {
        Check.that(count >= 2, "networks of an ensemble must be at least 2, but were %d", count);
        return "ensemble: " + count + "\n" + each;
    }

    /** How many networks the file holds: 1, or those of an ensemble. */
    public int networks() {
        Matcher matcher = ENSEMBLE.matcher(network);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 1;
    }

    /** The tree of layers as YAML, of an ensemble that of each of its networks. */
    public String layers() {
        Matcher matcher = ENSEMBLE.matcher(network);
        return matcher.matches() ? matcher.group(2) : network;
    }

    /**
     * The tree of layers of a file whose stored numbers are to be taken over.
     *
     * @param toDo what for, such as {@code go on training from}
     * @param where what messages call the file
     * @throws dev.fovea.base.FoveaException if the file holds an ensemble, whose numbers are of several networks
     */
    public String onlyNetwork(String toDo, Object where) {
        Check.world(
                networks() == 1,
                "model file to %s must hold one network, but is an ensemble of %d (%s). Give the model file of one of its"
                        + " folds, or train with --final refit.",
                toDo,
                networks(),
                where);
        return network;
    }

    /** The same with another calibration. */
    public ModelCard withCalibration(Calibration other) {
        return new ModelCard(format, network, labels, preprocess, task, other, metrics, provenance);
    }

    /** The same with another provenance. */
    public ModelCard withProvenance(Provenance other) {
        return new ModelCard(format, network, labels, preprocess, task, calibration, metrics, other);
    }

    /** For each label, the probability from which it is said by a classifier of several labels: {@link #EVEN} where none was measured. */
    public List<Double> thresholds() {
        List<Double> measured = calibration.thresholds();
        return measured == null ? Collections.nCopies(labels.size(), EVEN) : measured;
    }

    /** The properties that stand in the file. */
    public Map<String, String> toMetadata() {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("labels", String.join("\n", labels.names()));
        out.put(KEY, Json.LINE.write(this));
        return out;
    }

    /**
     * Reads a file's properties back.
     *
     * @param where what messages call the file
     * @throws dev.fovea.base.FoveaException if it is no model file of Fovea's, or of a version that this one does not know
     */
    public static ModelCard of(Map<String, String> metadata, String where) {
        @Nullable String text = metadata.get(KEY);
        Check.world(
                text != null,
                "not a Fovea model file: its metadata must have \"%s\", but has %s (%s). Give the model.onnx of a run.",
                KEY,
                metadata.keySet(),
                where);
        JsonNode tree = Json.LINE.tree(String.valueOf(text), "metadata of " + where);
        int format = tree.path("format").asInt(0);
        Check.world(
                format >= 1 && format <= FORMAT,
                "model file format must be 1..%d, but was %d (%s). Update Fovea.",
                FORMAT,
                format,
                where);
        return Json.LINE.fromTree(tree, ModelCard.class, "metadata of " + where);
    }
}
