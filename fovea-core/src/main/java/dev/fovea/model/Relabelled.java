package dev.fovea.model;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import dev.fovea.data.Dataset;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import java.util.List;

/** A data set in a classifier's order of classes: labels are matched by name, not by index. */
final class Relabelled {
    private Relabelled() {}

    /**
     * @throws dev.fovea.base.FoveaException if samples have several labels, and the classifier says one
     * @throws IllegalArgumentException if a label is not the classifier's
     */
    static Dataset by(ModelCard card, Dataset data) {
        Check.world(
                card.task().isMultiLabel() || !data.task().isMultiLabel(),
                "labels must be one a picture for this classifier, which says one, but may be several in \"%s\". Give a table"
                        + " of one label a picture, or a classifier that was trained on several.",
                data.name());
        Labels labels = card.labels();
        Dataset known = data.labels().equals(labels) ? data : renumbered(labels, data);
        return switch (card.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> known;
            case MULTI_LABEL -> known.asked(card.task());
        };
    }

    private static Dataset renumbered(Labels labels, Dataset data) {
        List<String> names = labels.names();
        for (String name : data.labels().names()) {
            Check.that(
                    names.contains(name),
                    "labels of the data set must be the classifier's, but one is \"%s\" (%s). %s",
                    name,
                    data.name(),
                    Nearest.hint(name, names));
        }
        int[] places = data.labels().names().stream().mapToInt(names::indexOf).toArray();
        return new Dataset(
                data.name(),
                data.samples().stream()
                        .map(s -> s.withLabels(LabelSet.of(s.labels().indices().map(c -> places[c]))))
                        .toList(),
                labels,
                data.task(),
                data.badFiles());
    }
}
