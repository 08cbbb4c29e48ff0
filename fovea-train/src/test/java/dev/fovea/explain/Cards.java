package dev.fovea.explain;

import dev.fovea.data.Labels;
import dev.fovea.data.Task;
import dev.fovea.model.Calibration;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.ModelCard;
import dev.fovea.model.Preprocess;
import dev.fovea.model.Provenance;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkYaml;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;

/** Cards of networks that nobody has trained. */
final class Cards {
    private Cards() {}

    static ModelCard of(Network network, double mean, double spread) {
        int size = network.input().height();
        int channels = network.input().channels();
        return new ModelCard(
                ModelCard.FORMAT,
                NetworkYaml.write(network),
                new Labels(IntStream.range(0, network.classes())
                        .mapToObj(i -> "class " + i)
                        .toList()),
                new Preprocess(
                        size,
                        Fit.STRETCH,
                        size,
                        channels == 1 ? Channels.GRAY : Channels.RGB,
                        Collections.nCopies(channels, mean),
                        Collections.nCopies(channels, spread)),
                new Task.SingleLabel(),
                Calibration.NONE,
                Map.of(),
                new Provenance(
                        new Provenance.Data("made up", 0, "", ""),
                        7,
                        "",
                        "2026-01-01T00:00:00Z",
                        Provenance.Machine.here(),
                        ""));
    }
}
