package dev.fovea.net;

import dev.fovea.base.Seed;
import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * How the logits of a network, as it is judged, move with its input or with the maps of one of its layers. One thread.
 * Tensors that it gives belong to the caller's {@code PointerScope}, which must be open from {@link #logits} until they
 * have been read.
 */
public final class Sensitivity implements AutoCloseable {
    private final Gradients gradients;
    private final Lane lane;
    private final @Nullable Watch watch;
    private final @Nullable MapLayer layer;

    private Sensitivity(Gradients gradients, Lane lane, @Nullable Watch watch, @Nullable MapLayer layer) {
        this.gradients = gradients;
        this.lane = lane;
        this.watch = watch;
        this.layer = layer;
    }

    /** To the input. The weights stay the caller's. */
    public static Sensitivity toInput(Network network, Weights weights) {
        Gradients gradients = new Gradients(weights.plan());
        return new Sensitivity(gradients, Lane.toInput(Still.of(network.node()), weights, gradients), null, null);
    }

    /** To the maps of a layer of this network. The weights stay the caller's. */
    public static Sensitivity toMaps(Network network, Weights weights, MapLayer layer) {
        Node still = Still.of(network.node());
        Watch watch = new Watch(still.walk().skip(layer.place()).findFirst().orElseThrow());
        Gradients gradients = new Gradients(weights.plan());
        return new Sensitivity(gradients, Lane.toWatched(still, watch, weights, gradients), watch, layer);
    }

    /** The logits, [n, classes]; pictures as {@link Lane#train} takes them. */
    public Tensor logits(Tensor pictures) {
        return lane.train(pictures, Seed.of(0));
    }

    /**
     * Goes back.
     *
     * @param direction how much each logit counts, [n, classes]
     * @return the gradient of the weighted sum of logits to the input, [n, c, h, w]; of no use where this goes to maps
     */
    public @Nullable Tensor back(Tensor direction) {
        return lane.back(direction, List.of());
    }

    /** The layer's maps of the last {@link #logits}, [n, c, rows, columns]. */
    public Tensor maps() {
        return placed(Objects.requireNonNull(watch, "this goes to the input").output());
    }

    /** The gradient of the last {@link #back} to them, in the same shape. */
    public Tensor mapGradients() {
        return placed(Objects.requireNonNull(watch, "this goes to the input").gradient());
    }

    /** Tokens without the first become a map. */
    private Tensor placed(Tensor x) {
        MapLayer of = Objects.requireNonNull(layer, "this goes to the input");
        if (!of.tokens()) {
            return x;
        }
        Tensor tokens = x.select(2, 0).narrow(2, 1, (long) of.rows() * of.columns());
        return tokens.reshape(-1, of.channels(), of.rows(), of.columns());
    }

    @Override
    public void close() {
        lane.close();
        gradients.close();
    }
}
