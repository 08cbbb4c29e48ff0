package dev.fovea.net;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** What joins of branches over one input have in common: the gradient of the input is the sum over the branches. */
final class Branches {
    private Branches() {}

    /** A join needs a branch. */
    static void some(List<Shape> outputs, String kind) {
        if (outputs.isEmpty()) {
            throw new WrongShape("must have at least one branch, but has none. Write layers below " + kind + ".");
        }
    }

    /** What a loop over at least one branch has made. */
    static <T> T made(@Nullable T value) {
        return Objects.requireNonNull(value, "a join has at least one branch");
    }

    /** Runs each branch backwards on its own gradient and adds up, in the order of the branches. */
    @Nullable static Tensor backward(Frame frame, Function<Integer, Tensor> gradients) {
        Tensor total = null;
        for (int i = 0; i < frame.children().size(); i++) {
            Tensor g = frame.children().get(i).backward(gradients.apply(i));
            if (g != null && frame.wantsInputGradient()) {
                total = total == null ? g : total.add(g);
            }
        }
        return total;
    }
}
