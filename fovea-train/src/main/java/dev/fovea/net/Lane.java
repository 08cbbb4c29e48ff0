package dev.fovea.net;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
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
    private final Plan plan;
    private final Frame.Moment moment;
    private final Frame root;
    private final List<Frame> heads;

    /**
     * @param network what runs; rewritten here for speed, which changes no value
     * @param weights of the network; stay the caller's
     * @param gradients where the gradients go; stay the caller's
     */
    public Lane(Network network, Weights weights, Gradients gradients) {
        this(network, weights, gradients, path -> true);
    }

    /**
     * The same for some of the layers alone: nothing is computed going back below the first of them, and gradients of
     * the others are of no use.
     *
     * @param trained by path, such as {@code layer4.0.conv1}; of a node whose layer has parameters
     */
    public Lane(Network network, Weights weights, Gradients gradients, Predicate<String> trained) {
        this(Plan.of(Rewrite.forSpeed(network.node()), trained), weights, gradients);
    }

    /**
     * What runs and how.
     *
     * @param planned ahead, or layer by layer
     * @param learns whether a node is one that going back must reach
     * @param watch sees a node; null where nobody asks
     * @param toInput whether going back must reach the input
     */
    private record Plan(
            Node node,
            boolean planned,
            Predicate<Node> learns,
            @Nullable Watch watch,
            boolean toInput) {
        static Plan of(Node node, Predicate<String> trained) {
            return new Plan(node, true, n -> !n.parameters().isEmpty() && trained.test(n.path()), null, false);
        }
    }

    private Lane(Plan plan, Weights weights, @Nullable Gradients gradients) {
        this.moment = new Frame.Moment(plan.planned(), weights.precision(), plan.watch());
        this.weights = weights;
        this.gradients = gradients;
        this.plan = plan;
        this.root = frame(plan.node(), new Frame.Hints(false, plan.toInput(), true));
        this.heads = root.walk()
                .filter(frame -> frame.node().layer() instanceof Auxiliary && frame.learns())
                .toList();
    }

    /** A lane that only evaluates, and so needs no gradients; it cannot train. */
    public static Lane forEvaluation(Network network, Weights weights) {
        return new Lane(Plan.of(Rewrite.forEvaluation(network.node()), path -> true), weights, null);
    }

    /** A lane that goes forward as in training, and never back: for what batch-norm sees on its way. */
    public static Lane forward(Network network, Weights weights) {
        return new Lane(Plan.of(Rewrite.forSpeed(network.node()), path -> true), weights, null);
    }

    /** A lane that runs the network as it was written, layer by layer in libtorch, for tests that hold the other against it. */
    static Lane plain(Network network, Weights weights, Gradients gradients) {
        Predicate<Node> all = node -> !node.parameters().isEmpty();
        return new Lane(new Plan(network.node(), false, all, null, false), weights, gradients);
    }

    /** A lane that goes back to its input, layer by layer as they were written; see {@link Sensitivity}. */
    static Lane toInput(Node still, Weights weights, Gradients gradients) {
        return new Lane(new Plan(still, true, node -> false, null, true), weights, gradients);
    }

    /** A lane that goes back to a watched node and no further. */
    static Lane toWatched(Node still, Watch watch, Weights weights, Gradients gradients) {
        return new Lane(new Plan(still, true, watch::is, watch, false), weights, gradients);
    }

    private Frame frame(Node node, Frame.Hints hints) {
        List<Frame> children = new ArrayList<>();
        boolean wanted = hints.inputGradient();
        for (int i = 0; i < node.children().size(); i++) {
            Node child = node.children().get(i);
            boolean chained = node.layer() instanceof Join join && join.chained();
            boolean own = chained
                    && i > 0
                    && plan.watch() == null
                    && Rewrite.mayChange(node.children().get(i - 1), child);
            boolean learns = child.walk().anyMatch(plan.learns());
            children.add(frame(child, new Frame.Hints(own, wanted, wanted || learns)));
            wanted |= chained && learns;
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

    /** How much the loss of each auxiliary head that learns counts, in the order of {@link #auxiliary}. */
    public List<Double> auxiliaryWeights() {
        return heads.stream()
                .map(frame -> ((Auxiliary) frame.node().layer()).weight())
                .toList();
    }

    /** The logits of the network's auxiliary heads that learn, from the last {@link #train}, [n, classes] each, in their order. */
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
        back(gradient, auxiliary);
    }

    /** The same; gives the gradient of the input where this lane goes back so far. */
    @Nullable Tensor back(Tensor gradient, List<Tensor> auxiliary) {
        Check.that(
                auxiliary.size() == heads.size(),
                "gradients of auxiliary heads must be %d, but were %d",
                heads.size(),
                auxiliary.size());
        for (int i = 0; i < heads.size(); i++) {
            Auxiliary.gradient(heads.get(i), auxiliary.get(i));
        }
        Tensor input = root.backward(gradient);
        root.forget();
        return input;
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
