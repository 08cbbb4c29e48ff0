package dev.fovea.net;

import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Sees what one node of a lane gives, and how the answer moves with it. What it holds belongs to the step's scope. */
final class Watch {
    private final Node watched;
    private @Nullable Tensor output;
    private @Nullable Tensor gradient;

    /** @param watched the very node that runs */
    Watch(Node watched) {
        this.watched = watched;
    }

    /** Whether this is the node. */
    @SuppressWarnings("ReferenceEquality") // equal layers stand at many places
    boolean is(Node node) {
        return node == watched;
    }

    void forward(Node node, Tensor y) {
        output = is(node) ? y : output;
    }

    void backward(Node node, Tensor g) {
        gradient = is(node) ? g : gradient;
    }

    Tensor output() {
        return Objects.requireNonNull(output, "forward comes first");
    }

    Tensor gradient() {
        return Objects.requireNonNull(gradient, "backward comes first");
    }
}
