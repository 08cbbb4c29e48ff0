package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.data.Labels;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Preprocess;
import dev.fovea.net.FlatPlan;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkYaml;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.onnx.OnnxReader;
import dev.fovea.weights.Loaded;
import dev.fovea.weights.Loading;
import dev.fovea.weights.StateDict;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A model file of Fovea's to go on from, perhaps with other classes.
 *
 * @param network that it holds
 * @param card what else it says of itself
 * @param file where it is
 */
record GoingOn(Network network, ModelCard card, Path file) implements Start {
    /** @throws dev.fovea.base.FoveaException if it is no model file of Fovea's */
    static GoingOn from(String path) {
        Path file = Path.of(path);
        ModelCard card = ModelFile.read(file).card();
        return new GoingOn(
                NetworkYaml.read(card.onlyNetwork("go on training from", file), "the network in " + file), card, file);
    }

    @Override
    public Network network(Shape input, int classes) {
        return network.withClasses(classes).withInput(input);
    }

    @Override
    public Preprocess given() {
        return card.preprocess();
    }

    @Override
    public DataSettings over(DataSettings asked) {
        Preprocess given = given();
        DataSettings out = asked.size() == null ? asked.withSize(given.size()) : asked;
        out = out.fit() == null ? out.withFit(given.fit()) : out;
        return out.channels() == null ? out.withChannels(given.channels()) : out;
    }

    @Override
    public boolean hasLearnt() {
        return true;
    }

    @Override
    public boolean needsHead(Labels labels) {
        return !card.labels().equals(labels);
    }

    /** The graph also holds numbers that are no weights, such as those of its preprocess; these stay where they are. */
    @Override
    public void load(Weights weights, Network own, Labels labels, Consumer<TrainingEvent> listener) {
        List<String> names =
                weights.plan().places().stream().map(FlatPlan.Place::name).toList();
        StateDict state = StateDict.of(OnnxReader.read(file)).only(names);
        Check.world(
                !state.tensors().isEmpty(),
                "model file must hold weights of its network, but none fits (%s). Train it again.",
                file);
        boolean fresh = needsHead(labels);
        Loaded loaded = Loading.into(state, own, weights, fresh ? Loading.Head.FRESH : Loading.Head.IF_IT_FITS);
        listener.accept(new TrainingEvent.Note(
                "Going on from " + file + (fresh ? " with a new head for other classes." : ".")));
        loaded.notes().forEach(note -> listener.accept(new TrainingEvent.Note(note)));
    }
}
