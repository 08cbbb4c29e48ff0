package dev.fovea.report;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures of a data set by their samples' names, for those few that a page shows. Any thread may ask. */
final class Gallery {
    private final Map<String, Sample> samples = new HashMap<>();

    /** Reads nothing yet. */
    Gallery(Dataset data) {
        data.samples().forEach(sample -> samples.putIfAbsent(sample.name(), sample));
    }

    /** The sample of a name; empty where the data set has changed since. */
    Optional<Sample> sample(String name) {
        return Optional.ofNullable(samples.get(name));
    }

    /**
     * The picture of a sample, shrunk.
     *
     * @param side of the longest side, in pixels
     * @return null where it cannot be read any more, which must not cost the report
     */
    @Nullable Thumbnail thumbnail(String name, int side) {
        try {
            return sample(name)
                    .map(sample -> Thumbnail.of(sample.picture(), side))
                    .orElse(null);
        } catch (FoveaException e) {
            return null;
        }
    }
}
