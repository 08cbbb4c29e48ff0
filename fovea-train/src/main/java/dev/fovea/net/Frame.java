package dev.fovea.net;

import dev.fovea.base.Seed;
import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A layer at work: its weights, where its gradients go, and what it keeps between forward and backward. One frame for
 * each node and each lane; used by one thread. Kept tensors belong to the step's scope, not to the frame.
 */
public final class Frame {
    private static final int SLOTS = 3;

    /** What all frames of a lane read: whether it trains, and where random draws come from. */
    static final class Moment {
        private boolean training;
        private Seed seed = Seed.of(0);

        void training(Seed draws) {
            training = true;
            seed = draws;
        }

        void evaluating() {
            training = false;
        }
    }

    private final Node node;
    private final List<Frame> children;
    private final Arrays arrays;
    private final Hints hints;
    private final Moment moment;
    private final @Nullable Tensor[] kept = new @Nullable Tensor[SLOTS];

    /** Where a layer's arrays are found by their full name. */
    interface Arrays {
        /** In the precision of the computation. */
        Tensor weight(String name);

        /** In full precision. */
        Tensor master(String name);

        /** Where the gradient goes, in full precision. */
        Tensor gradient(String name);
    }

    /** What the place of a layer allows. */
    record Hints(boolean inPlace, boolean inputGradient) {}

    Frame(Node node, List<Frame> children, Arrays arrays, Hints hints, Moment moment) {
        this.node = node;
        this.children = children;
        this.arrays = arrays;
        this.hints = hints;
        this.moment = moment;
    }

    Tensor forward(Tensor x) {
        return node.layer().forward(x, this);
    }

    @Nullable Tensor backward(Tensor gradient) {
        return node.layer().backward(gradient, this);
    }

    /** The layer in its place. */
    public Node node() {
        return node;
    }

    /** Frames of the parts, in order. */
    public List<Frame> children() {
        return children;
    }

    /** One of the layer's arrays, in the precision of the computation (bfloat16 or float). */
    public Tensor weight(String name) {
        return arrays.weight(node.path() + "." + name);
    }

    /** One of the layer's arrays in full precision. */
    public Tensor master(String name) {
        return arrays.master(node.path() + "." + name);
    }

    /** Where the gradient of one of the layer's arrays goes, in full precision; to be overwritten. */
    public Tensor gradient(String name) {
        return arrays.gradient(node.path() + "." + name);
    }

    /** Whether nobody else reads the input, so that it may be changed. */
    public boolean inPlace() {
        return hints.inPlace() && moment.training;
    }

    /** Whether anybody needs the gradient of the input. */
    public boolean wantsInputGradient() {
        return hints.inputGradient();
    }

    /** Whether the step trains (else it evaluates). */
    public boolean training() {
        return moment.training;
    }

    /** The seed for this layer's random draws in this step. */
    public long draw() {
        return moment.seed.child(node.path()).value();
    }

    /** Keeps a tensor for the backward pass. */
    public void keep(int slot, Tensor tensor) {
        if (moment.training) {
            kept[slot] = tensor;
        }
    }

    /** What the forward pass of this step kept. */
    public Tensor kept(int slot) {
        return Objects.requireNonNull(kept[slot], "forward comes before backward");
    }

    void forget() {
        java.util.Arrays.fill(kept, null);
        children.forEach(Frame::forget);
    }
}
