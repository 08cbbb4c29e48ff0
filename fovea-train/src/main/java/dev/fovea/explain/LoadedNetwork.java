package dev.fovea.explain;

import static org.bytedeco.pytorch.global.torch.zeros;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Nearest;
import dev.fovea.base.Seed;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Preprocess;
import dev.fovea.net.FlatPlan;
import dev.fovea.net.Lane;
import dev.fovea.net.MapLayer;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkYaml;
import dev.fovea.net.Sensitivity;
import dev.fovea.net.Weights;
import dev.fovea.onnx.OnnxReader;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import dev.fovea.weights.Loading;
import dev.fovea.weights.StateDict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The network of a model file with its weights, in full precision, ready to be gone back through. Owns native memory; one
 * thread, which has entered the engine.
 */
final class LoadedNetwork implements AutoCloseable {
    private final Network network;
    private final Weights weights;
    private final ModelCard card;
    private final Lane evaluating;
    private final Map<MapLayer, Sensitivity> toMaps = new HashMap<>();
    private @Nullable Sensitivity toInput;

    LoadedNetwork(Network network, Weights weights, ModelCard card) {
        this.network = network;
        this.weights = weights;
        this.card = card;
        this.evaluating = Lane.forEvaluation(network, weights);
    }

    /** @throws FoveaException if the file does not hold one network that can be read back */
    static LoadedNetwork of(ModelFile file) {
        ModelCard card = file.card();
        Network network =
                NetworkYaml.read(card.onlyNetwork("explain answers of", file.name()), "the network in " + file.name());
        List<String> names = network.node()
                .lasting()
                .flatMap(node -> node.parameters().stream().map(node::parameterName))
                .toList();
        StateDict state =
                StateDict.of(OnnxReader.read(file.bytes(), file.name())).only(names);
        Check.world(
                state.tensors().size() == names.size(),
                "model file must hold the weights of one network to be explained by its gradients, but holds %d of %d arrays"
                        + " by their names (%s). Choose --method occlusion, which asks the file alone.",
                state.tensors().size(),
                names.size(),
                file.name());
        Weights weights = Weights.blank(network, Precision.FP32);
        Loading.into(state, network, weights, Loading.Head.IF_IT_FITS);
        return new LoadedNetwork(network, weights, card);
    }

    /** The same where the file can be read so, and nothing where it cannot. */
    static Optional<LoadedNetwork> tried(ModelFile file) {
        try {
            return Optional.of(of(file));
        } catch (FoveaException e) {
            return Optional.empty(); // who asks then does without
        }
    }

    Preprocess preprocess() {
        return card.preprocess();
    }

    Network network() {
        return network;
    }

    /** Whether a layer has maps. */
    boolean hasMaps() {
        return MapLayer.last(network).isPresent();
    }

    /**
     * The layer of this name, or the usual one where it is empty.
     *
     * @throws FoveaException if there is none
     */
    MapLayer layer(String name) {
        Optional<MapLayer> last = MapLayer.last(network);
        if (name.isEmpty() || last.filter(layer -> layer.path().equals(name)).isPresent()) {
            return last.orElseThrow(
                    () -> new FoveaException("network must have a layer with maps of at least 2 x 2, but "
                            + network.name() + " has none. Choose --method integrated-gradients or occlusion."));
        }
        return MapLayer.named(network, name)
                .orElseThrow(() -> new FoveaException("layer must be one of " + network.name()
                        + " with maps of at least 2 x 2, but was \"" + name + "\". "
                        + Nearest.hint(name, MapLayer.names(network))));
    }

    /** Answers a question. */
    HeatMap map(Question question) {
        return switch (question.method()) {
            case GRAD_CAM, GRAD_CAM_PLUS_PLUS, LAYER_CAM -> cam(question);
            case INTEGRATED_GRADIENTS -> IntegratedGradients.of(this, question).map();
            case OCCLUSION -> Occlusion.map(question, preprocess(), this::probabilities);
        };
    }

    private HeatMap cam(Question question) {
        MapLayer layer = layer(question.layer());
        Sensitivity sensitivity = toMaps.computeIfAbsent(layer, other -> Sensitivity.toMaps(network, weights, other));
        try (PointerScope scope = new PointerScope()) {
            sensitivity.logits(input(Normalised.of(question.fitted(), preprocess()), 1));
            sensitivity.back(direction(question.index(), 1));
            ActivationMap maps = new ActivationMap(
                    Tensors.floats(sensitivity.maps()), Tensors.floats(sensitivity.mapGradients()), layer.channels());
            return new HeatMap(layer.rows(), layer.columns(), maps.of(question.method()));
        }
    }

    /**
     * The gradient of a class's logit to inputs.
     *
     * @param pictures normalised, [n, h, w, c]
     * @return in the same order
     */
    float[] inputGradient(float[] pictures, int n, int index) {
        if (toInput == null) {
            toInput = Sensitivity.toInput(network, weights);
        }
        Sensitivity sensitivity = toInput;
        try (PointerScope scope = new PointerScope()) {
            sensitivity.logits(input(pictures, n));
            Tensor gradient = sensitivity.back(direction(index, n));
            return gradient == null ? new float[pictures.length] : Tensors.floats(gradient.permute(0, 2, 3, 1));
        }
    }

    /** The logits of inputs, [n, k]; normalised, [n, h, w, c]. */
    float[] logits(float[] pictures, int n) {
        try (PointerScope scope = new PointerScope()) {
            return Tensors.floats(evaluating.evaluate(input(pictures, n)));
        }
    }

    /** What the network says of pictures of its size, without calibration; see {@link Asked}. */
    float[] probabilities(byte[] pixels, int n) {
        float[] logits = logits(Normalised.of(pixels, preprocess()), n);
        return Probabilities.of(logits, network.classes(), card.task());
    }

    /** [n, h, w, c] as channels-last maps. */
    private Tensor input(float[] pictures, int n) {
        long size = preprocess().size();
        long channels = preprocess().channels().count();
        return Tensors.of(pictures).view(n, size, size, channels).permute(0, 3, 1, 2);
    }

    private Tensor direction(int index, int n) {
        Tensor out = zeros(n, network.classes());
        out.select(1, index).fill_(new Scalar(1));
        return out;
    }

    /**
     * The same network with other weights: the numbers of each array change places, so their distribution stays.
     *
     * @param scrambled which arrays, by full name
     * @return the caller's to close
     */
    LoadedNetwork scrambled(Predicate<String> scrambled, Seed seed) {
        Weights others = weights.copy();
        for (FlatPlan.Place place : others.plan().places()) {
            if (scrambled.test(place.name())) {
                float[] values = Tensors.floats(others.master(place.name()));
                Shuffle.inPlace(values, seed.child(place.name()));
                others.set(place.name(), values);
            }
        }
        others.round();
        return new LoadedNetwork(network, others, card);
    }

    @Override
    public void close() {
        toMaps.values().forEach(Sensitivity::close);
        if (toInput != null) {
            toInput.close();
        }
        evaluating.close();
        weights.close();
    }
}
