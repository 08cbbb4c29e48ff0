package dev.fovea.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A layer whose feature maps still say where in the picture something is.
 *
 * @param path its name, such as {@code layer4}
 * @param place its number among all nodes of the network as it is judged
 * @param channels maps
 * @param rows of each map, at least 2
 * @param columns of each map, at least 2
 * @param tokens whether the pixels are a transformer's tokens, behind one that stands for no place
 */
public record MapLayer(String path, int place, int channels, int rows, int columns, boolean tokens) {
    /**
     * The last one before the places are lost. Of a transformer, what its last attention reads: behind it, only the token
     * that stands for no place is read on.
     *
     * @return empty where no layer has maps of at least 2 x 2
     */
    public static Optional<MapLayer> last(Network network) {
        Node still = Still.of(network.node());
        List<Node> steps = steps(still);
        int attention = lastAttention(steps);
        Optional<Node> last = Optional.empty();
        Shape grid = Shape.vector(1);
        Shape places = grid;
        for (Node node : attention < 0 ? steps : steps.subList(0, attention)) {
            grid = node.layer() instanceof ClassToken ? node.in() : grid;
            if (isMap(node.out()) || isGrid(node.out(), grid)) {
                last = Optional.of(node);
                places = grid;
            }
        }
        Shape known = places;
        return last.map(node -> of(still, outermost(still, node), known));
    }

    /** The layer of this name; empty where there is none, or where it has no maps of at least 2 x 2. */
    public static Optional<MapLayer> named(Network network, String path) {
        Node still = Still.of(network.node());
        return maps(still)
                .filter(node -> node.path().equals(path))
                .map(node -> of(still, node, node.out()))
                .findFirst();
    }

    /** The names that {@link #named} takes, in the order of computation. */
    public static List<String> names(Network network) {
        return maps(Still.of(network.node())).map(Node::path).distinct().toList();
    }

    private static Stream<Node> maps(Node still) {
        return still.walk().filter(node -> !node.path().isEmpty() && isMap(node.out()));
    }

    private static boolean isMap(Shape shape) {
        return shape.isPicture() && shape.height() > 1 && shape.width() > 1;
    }

    /** Whether these are the tokens of such a map, behind one more. */
    private static boolean isGrid(Shape tokens, Shape map) {
        return isMap(map) && tokens.isPicture() && tokens.width() == 1 + map.height() * map.width();
    }

    private static MapLayer of(Node still, Node node, Shape grid) {
        boolean tokens = !isMap(node.out());
        Shape map = tokens ? grid : node.out();
        int place = place(still, node);
        return new MapLayer(node.path(), place, node.out().channels(), map.height(), map.width(), tokens);
    }

    @SuppressWarnings("ReferenceEquality") // equal layers stand at many places
    private static int place(Node still, Node wanted) {
        List<Node> all = still.walk().toList();
        int place = 0;
        while (all.get(place) != wanted) {
            place++;
        }
        return place;
    }

    /** The largest part of the network that ends in this node, but not the whole. */
    @SuppressWarnings("ReferenceEquality") // equal layers stand at many places
    private static Node outermost(Node still, Node end) {
        return still.walk().skip(1).filter(node -> end(node) == end).findFirst().orElse(end);
    }

    private static Node end(Node node) {
        return node.layer() instanceof Sequence && !node.children().isEmpty()
                ? end(node.children().get(node.children().size() - 1))
                : node;
    }

    private static int lastAttention(List<Node> steps) {
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            last = steps.get(i).walk().anyMatch(n -> n.layer() instanceof Attention) ? i : last;
        }
        return last;
    }

    /** What the picture goes through one after the other, sequences opened, parts of other joins not. */
    private static List<Node> steps(Node node) {
        if (!(node.layer() instanceof Sequence)) {
            return List.of(node);
        }
        List<Node> out = new ArrayList<>();
        node.children().forEach(child -> out.addAll(steps(child)));
        return out;
    }
}
