package dev.fovea.cli;

import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.model.Channels;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkTable;
import dev.fovea.net.NetworkYaml;
import dev.fovea.net.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea model}: prints a network. */
@Command(
        name = "model",
        description = "List the networks, or print one: layers, shapes, parameters, multiply-adds.",
        mixinStandardHelpOptions = true)
final class ModelCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A network of the list, a YAML file of layers, or a model file. Without it: the list")
    private @Nullable String name;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Side of what it sees. Usual: what it was made for")
    private @Nullable Integer size;

    @Option(names = "--channels", description = "gray or rgb. Usual: what it was made for")
    private @Nullable Channels channels;

    @Option(names = "--classes", description = "Usual: ${DEFAULT-VALUE}")
    private int classes = 10;

    @Option(names = "--yaml", description = "Print it as YAML, to be changed and given to train --model.")
    private boolean yaml;

    ModelCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (name == null) {
            streams.out().println(ArchitectureList.text());
            return 0;
        }
        Network network = network(name);
        streams.out().println(yaml ? NetworkYaml.write(network).strip() : NetworkTable.of(network));
        return 0;
    }

    private Network network(String name) {
        if (name.endsWith(".onnx")) {
            ModelCard card = ModelFile.read(Path.of(name)).card();
            if (card.networks() > 1) {
                streams.err()
                        .println("An ensemble: the average of " + card.networks()
                                + " networks like this one, one a fold.");
            }
            return NetworkYaml.read(card.layers(), "the network in " + name);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return NetworkYaml.read(text(Path.of(name)), name);
        }
        Architecture architecture = Architecture.named(name);
        int side = size == null ? architecture.usualSize() : size;
        int maps = channels == null ? architecture.usualChannels() : channels.count();
        return architecture.network(Shape.picture(maps, side, side), classes);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new FoveaException(
                    "network file must be readable, but was not: " + IoReason.of(e) + ". Check the path.", e);
        }
    }
}
