package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A layer with a name of the user's choice, which its parameters then carry.
 *
 * @param name letters, digits, underscores and hyphens; empty for a join whose parts are named as if they stood in its
 *     place, for names that say nothing of how layers are joined
 * @param layer what it names
 */
public record Named(String name, Layer layer) implements Layer {
    /** Checks the name. */
    public Named {
        Check.that(
                name.matches("[A-Za-z0-9_-]+") || (name.isEmpty() && layer instanceof Join),
                "name of a layer must be letters, digits, _ and - (or empty, of a join), but was \"%s\"",
                name);
        Check.that(!(layer instanceof Named), "layer \"%s\" must have one name, but has two", name);
    }

    /** Whether the parts of the join are named as if they stood in its place. */
    public boolean inline() {
        return name.isEmpty();
    }

    @Override
    public String kind() {
        return layer.kind();
    }

    @Override
    public Map<String, Object> settings() {
        return layer.settings();
    }

    @Override
    public Shape shape(Shape in) {
        return layer.shape(in);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        return layer.forward(x, frame);
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        return layer.backward(gradient, frame);
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        return layer.onnx(x, frame);
    }
}
