package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network is data: a name, the shape of one sample going in, and a tree of layers. Checked when it is made: a layer
 * that cannot take its input is refused by name, with both shapes.
 *
 * @param name such as {@code keras-mnist}
 * @param input shape of one sample
 * @param body the layers; ends in one number for each class
 * @param node the body with shapes inferred
 */
public record Network(String name, Shape input, Sequence body, Node node) {
    /** Checks the output. */
    public Network {
        Check.that(
                !node.out().isPicture(),
                "network %s must end in [n, classes], but ends in %s. End it with flatten and dense.",
                name,
                node.out());
    }

    /**
     * A network of layers in sequence.
     *
     * @throws IllegalArgumentException naming the first layer that cannot take its input, and both shapes
     */
    public static Network of(String name, Shape input, Layer... layers) {
        return of(name, input, new Sequence(List.of(layers)));
    }

    /** A network of a body that is put together already. */
    public static Network of(String name, Shape input, Sequence body) {
        return new Network(name, input, body, Node.of("", body, input));
    }

    /** Numbers that come out for each sample: the classes. */
    public int classes() {
        return node.out().channels();
    }

    /** The last layer with weights: what turns features into logits. */
    public Node head() {
        Optional<Node> last = last(node.lasting());
        Check.that(last.isPresent(), "network %s must have a layer with weights, but has none", name);
        return last.orElseThrow();
    }

    private static Optional<Node> last(Stream<Node> nodes) {
        return nodes.filter(node -> !node.parameters().isEmpty()).reduce((first, second) -> second);
    }

    /** All layers that give one number for each class: those of the auxiliary heads, in order, then {@link #head}. */
    public List<Node> heads() {
        Stream<Node> auxiliary = auxiliary().map(head -> last(head.walk())).flatMap(Optional::stream);
        return Stream.concat(auxiliary, Stream.of(head())).toList();
    }

    /** What each auxiliary head's loss counts, in order; empty where the network has none. */
    public List<Double> auxiliaryWeights() {
        return auxiliary().map(node -> ((Auxiliary) node.layer()).weight()).toList();
    }

    private Stream<Node> auxiliary() {
        return node.walk().filter(n -> n.layer() instanceof Auxiliary);
    }

    /** Trained numbers, those of auxiliary heads included. */
    public long parameters() {
        return node.walk()
                .flatMap(n -> n.parameters().stream())
                .filter(p -> p.kind() != Parameter.Kind.BUFFER)
                .mapToLong(Parameter::count)
                .sum();
    }

    /** Multiplications for one sample in evaluation. */
    public long multiplyAdds() {
        return node.lasting().mapToLong(Node::multiplyAdds).sum();
    }

    /** Whether a layer looks across the samples of a batch in training, so that a batch cannot be cut. */
    public boolean looksAcrossSamples() {
        return node.walk().anyMatch(n -> n.layer() instanceof BatchNorm || n.layer() instanceof CustomLayer);
    }

    /** The same for another input. */
    public Network withInput(Shape other) {
        return of(name, other, body);
    }

    /**
     * The same with heads for other classes.
     *
     * @throws IllegalArgumentException if the network does not end in a dense layer or a convolution
     */
    public Network withClasses(int classes) {
        if (classes == classes()) {
            return this;
        }
        Network other = of(name, input, Heads.replaced(body, classes));
        Check.that(
                other.classes() == classes,
                "network must end in a dense layer or a convolution to take %d classes, but %s then gives %d",
                classes,
                name,
                other.classes());
        return other;
    }

    /** Such as {@code keras-mnist [n, 1, 28, 28] -> [n, 10]}. */
    @Override
    public String toString() {
        return name + " " + input + " -> " + node.out();
    }
}
