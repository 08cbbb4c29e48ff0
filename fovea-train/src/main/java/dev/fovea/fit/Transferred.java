package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.data.Labels;
import dev.fovea.model.Channels;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.weights.Loaded;
import dev.fovea.weights.Loading;
import dev.fovea.weights.Pretrained;
import dev.fovea.weights.PretrainedFile;
import dev.fovea.weights.WeightsFolder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shipped architecture with weights that were published, or saved by others. Its head is always a fresh one.
 *
 * @param architecture which
 * @param file the weights, and what is known of them
 */
record Transferred(Architecture architecture, PretrainedFile file) implements Start {
    /**
     * Weights by name or by file; their architecture shows in them, unless another one is asked for.
     *
     * @throws dev.fovea.base.FoveaException if there are none, or they are of no network that is shipped
     */
    static Transferred from(String model, String nameOrFile) {
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

    @Override
    public Network network(Shape input, int classes) {
        return architecture.network(input, classes);
    }

    @Override
    public NetworkSettings named(NetworkSettings asked) {
        return asked.withModel(architecture.word());
    }

    @Override
    public int largest() {
        return largest(architecture);
    }

    /** The same for an architecture whose weights are not at hand. */
    static int largest(Architecture architecture) {
        return Math.max(LARGEST, architecture.usualSize());
    }

    @Override
    public @Nullable Preprocess given() {
        Pretrained published = file.published();
        return published == null ? null : published.seen().preprocess();
    }

    /** Gray pictures come as three equal channels. */
    @Override
    public DataSettings over(DataSettings asked) {
        return asked.channels() == null ? asked.withChannels(Channels.RGB) : asked;
    }

    @Override
    public boolean hasLearnt() {
        return true;
    }

    @Override
    public boolean needsHead(Labels labels) {
        return true;
    }

    @Override
    public void load(Weights weights, Network network, Labels labels, Consumer<TrainingEvent> listener) {
        Loaded loaded = Loading.into(file.state(), network, weights, Loading.Head.FRESH);
        Stream.concat(file.notes().stream(), loaded.notes().stream())
                .forEach(note -> listener.accept(new TrainingEvent.Note(note)));
    }
}
