package dev.fovea.run;

import dev.fovea.base.Json;
import dev.fovea.data.DataHash;
import dev.fovea.data.Dataset;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Provenance;
import dev.fovea.torch.Engine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where model files that are made here come from. */
final class Origins {
    private Origins() {}

    /**
     * Of one training part.
     *
     * @param hash of a data set that holds the part
     */
    static Provenance of(Recipe recipe, Dataset train, DataHash hash) {
        return new Provenance(
                data(train, hash),
                recipe.machine().seed(),
                Json.YAML.write(recipe),
                now(),
                Provenance.Machine.here().with("libtorch", Engine.version()),
                "");
    }

    static Provenance.Data data(Dataset data, DataHash hash) {
        return new Provenance.Data(data.name(), data.size(), hash.sha256(data), hash.covers());
    }

    /** The time as ISO 8601 in UTC, to the second. */
    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
