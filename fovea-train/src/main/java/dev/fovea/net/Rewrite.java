package dev.fovea.net;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes the order of layers before they run, so that they run faster, and never what they mean: values and
 * gradients stay equal. The network that the user wrote, and the exported graph, are not touched.
 */
final class Rewrite {
    private Rewrite() {}

    /** The whole network as it runs fastest. */
    static Node forSpeed(Node root) {
        return poolFirst(normWithRelu(Crop.unread(root)));
    }

    /** The same for evaluation, where batch-norm is a scale and a shift. */
    static Node forEvaluation(Node root) {
        return poolFirst(normWithRelu(fused(Crop.unread(root))));
    }

    /** Convolutions take the batch-norm and the activation behind them into their own pass. */
    private static Node fused(Node node) {
        List<Node> children = new ArrayList<>();
        for (int i = 0; i < node.children().size(); i++) {
            int end = node.layer() instanceof Sequence ? fusedUntil(node.children(), i) : i + 1;
            children.add(
                    end == i + 1
                            ? fused(node.children().get(i))
                            : together(node.children().subList(i, end)));
            i = end - 1;
        }
        return new Node(node.path(), node.layer(), node.in(), node.out(), List.copyOf(children));
    }

    /** Where the run ends that one convolution can do; right behind the first where it is none. */
    private static int fusedUntil(List<Node> nodes, int first) {
        int end = first + 1;
        if (nodes.get(first).layer() instanceof Conv) {
            end += end < nodes.size() && nodes.get(end).layer() instanceof BatchNorm ? 1 : 0;
            end += end < nodes.size() && nodes.get(end).layer() instanceof Activation ? 1 : 0;
        }
        return end;
    }

    private static Node together(List<Node> nodes) {
        Node first = nodes.get(0);
        FusedConv layer = new FusedConv(nodes.stream().map(Node::layer).toList());
        return new Node(
                first.path(), layer, first.in(), nodes.get(nodes.size() - 1).out(), List.copyOf(nodes));
    }

    /** Batch-norm takes the ReLU behind it into its own pass. */
    private static Node normWithRelu(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child : node.children()) {
            Node last = children.isEmpty() ? child : children.get(children.size() - 1);
            boolean relu = child.layer() instanceof Activation a && a.function() == Activation.Function.RELU;
            if (node.layer() instanceof Sequence && relu && last.layer() instanceof BatchNorm norm) {
                Node both = new Node(last.path(), new NormedRelu(norm), last.in(), last.out(), List.of());
                children.set(children.size() - 1, both);
            } else {
                children.add(normWithRelu(child));
            }
        }
        return new Node(node.path(), node.layer(), node.in(), node.out(), List.copyOf(children));
    }

    /**
     * A rising activation before a max-pool goes behind it: the largest of the activated is the activated largest, and
     * the activation then works on a quarter of the numbers, forward and backward.
     */
    private static Node poolFirst(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child : node.children()) {
            children.add(poolFirst(child));
        }
        if (node.layer() instanceof Sequence) {
            for (int i = 0; i + 1 < children.size(); i++) {
                if (swaps(children.get(i), children.get(i + 1))) {
                    Node activation = children.get(i);
                    Node pool = children.get(i + 1);
                    children.set(i, pool);
                    children.set(i + 1, moved(activation, pool.out()));
                }
            }
        }
        return new Node(node.path(), node.layer(), node.in(), node.out(), List.copyOf(children));
    }

    private static boolean swaps(Node first, Node second) {
        return first.layer() instanceof Activation activation
                && activation.rises()
                && second.layer() instanceof MaxPool;
    }

    private static Node moved(Node activation, Shape where) {
        return new Node(activation.path(), activation.layer(), where, where, List.of());
    }

    /** Whether {@code second} may change what {@code first} gave: nobody reads it again, also not going back. */
    static boolean mayChange(Node first, Node second) {
        Layer before = first.layer();
        boolean fresh = before instanceof Conv
                || before instanceof Dense
                || before instanceof BatchNorm
                || before instanceof MaxPool
                || before instanceof AveragePool
                || before instanceof Concat
                || (before instanceof Sum sum && sum.layers().size() > 1);
        return fresh && second.layer() instanceof Activation;
    }
}
