package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.base.Json;
import dev.fovea.base.Sha256;
import dev.fovea.data.Sample;
import dev.fovea.model.Provenance;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkYaml;
import dev.fovea.split.Part;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * What a training is made of; only the same one can go on from its checkpoint.
 *
 * @param recipe as YAML, with nothing left to choose, and without what changes no weight
 * @param network as YAML
 * @param data SHA-256 over role, name, label, group and weight of each sample of both parts, in order
 * @param machine that it runs on
 */
record Origin(String recipe, String network, String data, Provenance.Machine machine) {
    static Origin of(Recipe recipe, Network network, Part train, Part validation) {
        MessageDigest digest = Sha256.digest();
        for (Part part : List.of(train, validation)) {
            digest.update(
                    (part.role().word() + " " + part.data().labels().names() + "\n").getBytes(StandardCharsets.UTF_8));
            part.data().samples().forEach(sample -> digest.update(line(sample).getBytes(StandardCharsets.UTF_8)));
        }
        return new Origin(
                Json.YAML.write(recipe.withMachine(recipe.machine().thatMatters())),
                NetworkYaml.write(network),
                HexFormat.of().formatHex(digest.digest()),
                Provenance.Machine.here());
    }

    private static String line(Sample sample) {
        return String.join(
                "\t",
                sample.name(),
                sample.labels().toString(),
                Objects.toString(sample.group(), ""),
                sample.weight() + "\n");
    }

    /**
     * This is what a checkpoint was made of.
     *
     * @param where the checkpoint
     * @throws dev.fovea.base.FoveaException if not, with what differs
     */
    void checkSame(Origin saved, String where) {
        Check.world(
                recipe.equals(saved.recipe),
                "recipe must be the one that the run began with, but %s (%s). Put recipe.yaml back as it was, or begin a"
                        + " new run with fovea train --recipe.",
                Difference.between(Json.YAML.tree(recipe, "recipe"), Json.YAML.tree(saved.recipe, where)),
                where);
        Check.world(
                network.equals(saved.network),
                "network must be the one that the run began with, but has other layers (%s). Put its file back as it was.",
                where);
        Check.world(
                data.equals(saved.data),
                "pictures, labels and groups must be those that the run began with, but are not (%s). Bring them back, or"
                        + " begin a new run.",
                where);
    }
}
