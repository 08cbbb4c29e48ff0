package dev.fovea.net;

import java.util.List;

/**
 * A network as it is judged and yet can be gone back through: running statistics are frozen, and what training alone does
 * is gone. A lane that trains such a network computes what evaluation does.
 */
final class Still {
    private Still() {}

    /** The same tree, with nothing at the places of dropout, drop-path and auxiliary heads. */
    static Node of(Node node) {
        Layer layer = node.layer();
        if (layer instanceof Dropout || layer instanceof DropPath || layer instanceof Auxiliary) {
            return new Node(node.path(), new Identity(), node.in(), node.out(), List.of());
        }
        return new Node(
                node.path(),
                layer instanceof BatchNorm norm ? new BatchNorm(0, norm.epsilon()) : layer,
                node.in(),
                node.out(),
                node.children().stream().map(Still::of).toList());
    }
}
