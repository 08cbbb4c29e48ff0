package dev.fovea.net;

import dev.fovea.base.Seed;
import dev.fovea.torch.OneDnn;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Scratch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A layer at work: its weights, where its gradients go, and what it keeps between forward and backward. One frame for
 * each node and each lane; used by one thread. Kept tensors belong to the step's scope, not to the frame.
 */
public final class Frame {
    private static final int SLOTS = 4;

    /** Batch lengths that are planned for at a time: whole batches and halves, last ones, evaluation. */
    private static final int LENGTHS = 8;

    /** What all frames of a lane read: whether it trains, and where random draws come from. */
    static final class Moment {
        private final Scratch scratch = new Scratch();
        private final boolean planned;
        private final Precision precision;
        private final @Nullable Watch watch;
        private boolean training;
        private Seed seed = Seed.of(0);

        /** Whether layers may plan ahead; else they run libtorch's operations one by one. */
        Moment(boolean planned, Precision precision, @Nullable Watch watch) {
            this.watch = watch;
            this.precision = precision;
            this.planned = planned && OneDnn.present();
        }

        void training(Seed draws) {
            training = true;
            seed = draws;
        }

        void close() {
            scratch.close();
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
    private final Map<Long, Optional<Kernel>> kernels = new HashMap<>();
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

    /**
     * What the place of a layer allows and asks for.
     *
     * @param inPlace nobody else reads its input
     * @param inputGradient somebody before it learns
     * @param learning it goes back at all: somebody before it learns, or it itself
     */
    record Hints(boolean inPlace, boolean inputGradient, boolean learning) {}

    Frame(Node node, List<Frame> children, Arrays arrays, Hints hints, Moment moment) {
        this.node = node;
        this.children = children;
        this.arrays = arrays;
        this.hints = hints;
        this.moment = moment;
    }

    Tensor forward(Tensor x) {
        Tensor y = moment.training ? node.layer().forward(x, this) : evaluated(x);
        if (moment.watch != null) {
            moment.watch.forward(node, y);
        }
        return y;
    }

    /** In evaluation all that a layer makes on its way is given back at once, but for what it answers with. */
    @SuppressWarnings("ReferenceEquality") // a layer may give what it got
    private Tensor evaluated(Tensor x) {
        PointerScope outer = PointerScope.getInnerScope();
        if (outer == null) {
            return node.layer().forward(x, this);
        }
        try (PointerScope scope = new PointerScope()) {
            Tensor y = node.layer().forward(x, this);
            if (y == x) {
                return x;
            }
            Tensor owned = new Tensor(y); // what stands in a tuple would go with it
            outer.attach(owned);
            return owned;
        }
    }

    @Nullable Tensor backward(Tensor gradient) {
        if (moment.watch != null) {
            moment.watch.backward(node, gradient);
            if (moment.watch.is(node)) {
                return null; // nobody asks for more
            }
        }
        return !hints.learning() ? null : node.layer().backward(gradient, this);
    }

    /** The layer in its place. */
    public Node node() {
        return node;
    }

    /** Frames of the parts, in order. */
    public List<Frame> children() {
        return children;
    }

    /** This frame and all below it, in the order of computation. */
    Stream<Frame> walk() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Frame::walk));
    }

    /** One of the layer's arrays, in the precision of the computation (bfloat16 or float). */
    public Tensor weight(String name) {
        return arrays.weight(node.parameterName(name));
    }

    /** One of the layer's arrays in full precision. */
    public Tensor master(String name) {
        return arrays.master(node.parameterName(name));
    }

    /** Where the gradient of one of the layer's arrays goes, in full precision; to be overwritten. */
    public Tensor gradient(String name) {
        return arrays.gradient(node.parameterName(name));
    }

    /** Whether nobody else reads the input, so that it may be changed. */
    public boolean inPlace() {
        return hints.inPlace() && moment.training;
    }

    /** Whether anybody needs the gradient of the input. */
    public boolean wantsInputGradient() {
        return hints.inputGradient();
    }

    /** Whether it goes back at all: it learns itself, or somebody before it does. */
    boolean learns() {
        return hints.learning();
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
        if (moment.training && hints.learning()) {
            kept[slot] = tensor;
        }
    }

    /**
     * Gives back a part's answer that nobody reads any more, before the whole layer is done: in evaluation nothing is kept
     * for going back, and all maps of a large network at once would take a hundred megabytes a picture. Views of it stay
     * whole.
     *
     * @param still tensors that are read on, one of which it may be
     */
    @SuppressWarnings("ReferenceEquality") // a layer may give what it got
    void release(Tensor tensor, Tensor... still) {
        boolean read = moment.training;
        for (Tensor other : still) {
            read |= other == tensor;
        }
        if (!read) {
            tensor.close();
        }
    }

    /** What the forward pass of this step kept. */
    public Tensor kept(int slot) {
        return Objects.requireNonNull(kept[slot], "forward comes before backward");
    }

    /** Plans what a layer runs for so many pictures; null where it cannot. */
    interface Planning {
        @Nullable Kernel plan(Sizes sizes);
    }

    /** What is planned for: n inputs of one shape, in one precision, and whether their gradient is wanted. */
    record Sizes(long n, Shape in, Precision precision, boolean inputGradient) {}

    /** What was planned for inputs of this length; null where libtorch is to do it. */
    @Nullable Kernel kernel(Tensor x, Planning planning) {
        if (!moment.planned || !Layout.isDense(x)) {
            return null;
        }
        long n = x.size(0);
        Optional<Kernel> known = kernels.get(n);
        if (known == null) {
            if (kernels.size() >= LENGTHS) {
                closeKernels();
            }
            known = Optional.ofNullable(
                    planning.plan(new Sizes(n, node.in(), moment.precision, hints.inputGradient())));
            kernels.put(n, known);
        }
        return known.orElse(null);
    }

    /** What the computation runs in. */
    Precision precision() {
        return moment.precision;
    }

    /** Room that the lane's layers share, one after the other. */
    Scratch scratch() {
        return moment.scratch;
    }

    private void closeKernels() {
        kernels.values().forEach(kernel -> kernel.ifPresent(Kernel::close));
        kernels.clear();
    }

    /** Gives back what was planned. */
    void close() {
        closeKernels();
        children.forEach(Frame::close);
    }

    void forget() {
        java.util.Arrays.fill(kept, null);
        children.forEach(Frame::forget);
    }
}
