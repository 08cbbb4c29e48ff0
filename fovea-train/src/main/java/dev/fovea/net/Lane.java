package dev.fovea.net;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A network at work on one thread: runs forward and backward over shared weights into gradients of its own. Tensors
 * that it makes belong to the caller's {@code PointerScope}. Two lanes may run at the same time on two halves of a
 * batch, if no layer of the network looks across samples.
 */
public final class Lane implements AutoCloseable {
    private final Weights weights;
    private final @Nullable Gradients gradients;
    private final Frame.Moment moment;
    private final Frame root;
    private final List<Frame> heads;

    /**
     * @param network what runs; rewritten here for speed, which changes no value
     * @param weights of the network; stay the caller's
     * @param gradients where the gradients go; stay the caller's
     */
    public Lane(Network network, Weights weights, Gradients gradients) {
        this(Rewrite.forSpeed(network.node()), weights, gradients, true);
    }

    private Lane(Node node, Weights weights, @Nullable Gradients gradients, boolean planned) {
        this.moment = new Frame.Moment(planned, weights.precision());
        this.weights = weights;
        this.gradients = gradients;
        this.root = frame(node, new Frame.Hints(false, false));
        this.heads = root.walk()
                .filter(frame -> frame.node().layer() instanceof Auxiliary)
                .toList();
    }

    /** A lane that only evaluates, and so needs no gradients. */
    public static Lane forEvaluation(Network network, Weights weights) {
        return new Lane(Rewrite.forSpeed(network.node()), weights, null, true);
    }

    /** A lane that runs the network as it was written, layer by layer in libtorch, for tests that hold the other against it. */
    static Lane plain(Network network, Weights weights, Gradients gradients) {
        return new Lane(network.node(), weights, gradients, false);
    }

    private Frame frame(Node node, Frame.Hints hints) {
        List<Frame> children = new ArrayList<>();
        boolean wanted = hints.inputGradient();
        for (int i = 0; i < node.children().size(); i++) {
            Node child = node.children().get(i);
            boolean chained = node.layer() instanceof Join join && join.chained();
            boolean own = chained && i > 0 && Rewrite.mayChange(node.children().get(i - 1), child);
            children.add(frame(child, new Frame.Hints(own, wanted)));
            wanted |= chained && child.walk().anyMatch(n -> !n.parameters().isEmpty());
        }
        return new Frame(node, List.copyOf(children), arrays(), hints, moment);
    }

    private Frame.Arrays arrays() {
        return new Frame.Arrays() {
            @Override
            public Tensor weight(String name) {
                return weights.computed(name);
            }

            @Override
            public Tensor master(String name) {
                return weights.master(name);
            }

            @Override
            public Tensor gradient(String name) {
                return Objects.requireNonNull(gradients, "this lane only evaluates")
                        .of(name);
            }
        };
    }

    /**
     * Training: computes the logits and keeps what {@link #backward} needs.
     *
     * @param pictures normalised, [n, c, h, w] in channels-last memory, in the weights' precision
     * @param draws seed of this step, for dropout
     * @return [n, classes] in the weights' precision
     */
    public Tensor train(Tensor pictures, Seed draws) {
        moment.training(draws);
        return root.forward(Crop.input(pictures, root.node().in()));
    }

    /** The logits of the network's auxiliary heads from the last {@link #train}, [n, classes] each, in their order. */
    public List<Tensor> auxiliary() {
        return heads.stream().map(Auxiliary::logits).toList();
    }

    /** Fills the gradients of all trained parameters, from the gradient of the logits, in the weights' precision. */
    public void backward(Tensor gradient) {
        backward(gradient, List.of());
    }

    /**
     * The same for a network with auxiliary heads.
     *
     * @param auxiliary the gradient of each head's logits, its weight included, in the order of {@link #auxiliary}
     */
    public void backward(Tensor gradient, List<Tensor> auxiliary) {
        Check.that(
                auxiliary.size() == heads.size(),
                "gradients of auxiliary heads must be %d, but were %d",
                heads.size(),
                auxiliary.size());
        for (int i = 0; i < heads.size(); i++) {
            Auxiliary.gradient(heads.get(i), auxiliary.get(i));
        }
        root.backward(gradient);
        root.forget();
    }

    /** Evaluation: computes the logits and keeps nothing; arguments as in {@link #train}. */
    public Tensor evaluate(Tensor pictures) {
        moment.evaluating();
        return root.forward(Crop.input(pictures, root.node().in()));
    }

    @Override
    public void close() {
        root.close();
        moment.close();
    }
}
