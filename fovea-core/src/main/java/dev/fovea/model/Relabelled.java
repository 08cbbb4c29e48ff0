package dev.fovea.model;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import java.util.List;

/** A data set in a classifier's order of classes: labels are matched by name, not by index. */
final class Relabelled {
    private Relabelled() {}

    static Dataset by(Labels labels, Dataset data) {
        if (data.labels().equals(labels)) {
            return data;
        }
        List<String> names = labels.names();
        for (String name : data.labels().names()) {
            Check.that(
                    names.contains(name),
                    "labels of the data set must be the classifier's, but one is \"%s\" (%s). %s",
                    name,
                    data.name(),
                    Nearest.hint(name, names));
        }
        return new Dataset(
                data.name(),
                data.samples().stream()
                        .map(s -> s.withLabel(names.indexOf(data.labels().name(s.label()))))
                        .toList(),
                labels,
                data.task(),
                data.badFiles());
    }
}
