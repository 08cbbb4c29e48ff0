package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.data.Labels;
import dev.fovea.model.Channels;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkYaml;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.onnx.OnnxFile;
import dev.fovea.onnx.OnnxReader;
import dev.fovea.weights.Loaded;
import dev.fovea.weights.Loading;
import dev.fovea.weights.Pretrained;
import dev.fovea.weights.PretrainedFile;
import dev.fovea.weights.WeightsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a network and its first weights come from: a shipped architecture, a YAML file, or a model file to go on from.
 */
sealed interface Start {
    /** A shipped architecture. */
    record Shipped(Architecture architecture) implements Start {}

    /** A network that the user wrote. */
    record Written(Network network) implements Start {}

    /** A model file to go on from. */
    record GoingOn(Network network, ModelCard card, Path file) implements Start {}

    /**
     * A shipped architecture with weights that were published, or saved by others.
     *
     * @param architecture which
     * @param file the weights, and what is known of them
     */
    record Transferred(Architecture architecture, PretrainedFile file) implements Start {}

    /** Up to this side, pictures are taken as they are; larger ones are made smaller. */
    int LARGEST = 64;

    /**
     * Finds out.
     *
     * @throws IllegalArgumentException if the model's name is neither known nor a file
     * @throws FoveaException if a file cannot be read
     */
    static Start of(NetworkSettings settings) {
        if (settings.pretrained() != null) {
            if (!settings.pretrained().endsWith(".onnx")) {
                return transferred(settings.model(), settings.pretrained());
            }
            Path file = Path.of(settings.pretrained());
            ModelCard card = ModelFile.read(file).card();
            return new GoingOn(NetworkYaml.read(card.network(), "the network in " + file), card, file);
        }
        String model = settings.model();
        if (model.endsWith(".yaml") || model.endsWith(".yml")) {
            return new Written(NetworkYaml.read(text(Path.of(model)), model));
        }
        return new Shipped(Architecture.named(model));
    }

    /** Weights by name or by file; their architecture shows in them, unless another one is asked for. */
    private static Transferred transferred(String model, String nameOrFile) {
        PretrainedFile file = PretrainedFile.of(nameOrFile, WeightsFolder.usual(), line -> {});
        Architecture own = file.architecture();
        if (own != null && (model.equals(NetworkSettings.UNNAMED) || model.equals(own.word()))) {
            return new Transferred(own, file);
        }
        Check.world(
                !model.equals(NetworkSettings.UNNAMED),
                "weights must be of a network that Fovea has, but those in %s fit none. Name the nearest with --model, and"
                        + " what differs is said; fovea model lists all.",
                file.path());
        return new Transferred(Architecture.named(model), file);
    }

    private static String text(Path file) {
        try {
            Check.world(Files.size(file) < 1 << 20, "network file must be below 1 MiB, but is larger (%s)", file);
            return Files.readString(file);
        } catch (IOException e) {
            throw new FoveaException(
                    "network file must be readable, but was not: " + IoReason.of(e) + ". Check --model.", e);
        }
    }

    /** The settings with the network's own name, where the weights say which one it is. */
    default NetworkSettings named(NetworkSettings asked) {
        return this instanceof Transferred on
                ? asked.withModel(on.architecture().word())
                : asked;
    }

    /** The largest size that is chosen for pictures. */
    default int largest() {
        return this instanceof Transferred on
                ? Math.max(LARGEST, on.architecture().usualSize())
                : LARGEST;
    }

    /** How the pictures were prepared that the first weights come from; null where there are none. */
    default @Nullable Preprocess given() {
        if (this instanceof Transferred on) {
            Pretrained published = on.file().published();
            return published == null ? null : published.seen().preprocess();
        }
        return this instanceof GoingOn on ? on.card().preprocess() : null;
    }

    /** The data settings, with what this start prescribes where the user left it open. */
    default DataSettings over(DataSettings asked) {
        @Nullable Preprocess given = this instanceof GoingOn on ? on.card().preprocess() : null;
        Shape input = this instanceof Written written ? written.network().input() : null;
        DataSettings out = asked;
        if (given != null) {
            out = out.size() == null ? out.withSize(given.size()) : out;
            out = out.fit() == null ? out.withFit(given.fit()) : out;
            out = out.channels() == null ? out.withChannels(given.channels()) : out;
        }
        if (this instanceof Transferred && out.channels() == null) {
            out = out.withChannels(Channels.RGB); // gray pictures come as three equal channels
        }
        if (input != null) {
            out = out.size() == null ? out.withSize(input.height()) : out;
            out = out.channels() == null ? out.withChannels(InputChannels.of(input)) : out;
        }
        return out;
    }

    /** The network for this input and these classes. */
    default Network network(Shape input, int classes) {
        if (this instanceof Shipped shipped) {
            return shipped.architecture().network(input, classes);
        }
        if (this instanceof Transferred on) {
            return on.architecture().network(input, classes);
        }
        Network network = this instanceof Written written ? written.network() : ((GoingOn) this).network();
        return network.withClasses(classes).withInput(input);
    }

    /**
     * Fills in the first weights, where this start has any.
     *
     * @return whether a new head stands on a backbone that has learnt
     */
    default boolean load(Weights weights, Network network, Labels labels, Consumer<TrainingEvent> listener) {
        if (this instanceof Transferred transferred) {
            PretrainedFile file = transferred.file();
            Loaded loaded = Loading.into(file.state(), network, weights, Loading.Head.FRESH);
            Stream.concat(file.notes().stream(), loaded.notes().stream())
                    .forEach(note -> listener.accept(new TrainingEvent.Note(note)));
            return true;
        }
        if (!(this instanceof GoingOn on)) {
            return false;
        }
        OnnxFile file = OnnxReader.read(on.file());
        Map<String, float[]> values = new HashMap<>();
        file.initializers().forEach((name, tensor) -> {
            if (weights.plan().places().stream().anyMatch(place -> place.name().equals(name))) {
                values.put(name, tensor.floats());
            }
        });
        boolean sameLabels = on.card().labels().equals(labels);
        if (!sameLabels) {
            values.keySet().removeIf(name -> name.startsWith(network.head().path() + "."));
        }
        int taken = weights.take(values);
        Check.world(
                taken > 0,
                "model file must hold weights of its network, but none fits (%s). Train it again.",
                on.file());
        listener.accept(new TrainingEvent.Note(
                "Going on from " + on.file() + (sameLabels ? "." : " with a new head for other classes.")));
        return !sameLabels;
    }
}
