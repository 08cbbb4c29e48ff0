package dev.fovea.onnx;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read from an ONNX file: the stored numbers and what the file says about itself. The operators are not kept.
 *
 * @param name what messages call the file
 * @param opset version of the standard operators
 * @param metadata readable properties by name
 * @param initializers stored tensors by name, in the file's order; each tensor's bytes are its own
 */
public record OnnxFile(String name, long opset, Map<String, String> metadata, Map<String, OnnxTensor> initializers) {
    /** Copies the maps and keeps their order. */
    public OnnxFile {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        initializers = Collections.unmodifiableMap(new LinkedHashMap<>(initializers));
    }

    /**
     * A stored tensor.
     *
     * @throws dev.fovea.base.FoveaException if there is none of that name, with the nearest one
     */
    public OnnxTensor initializer(String wanted) {
        @Nullable OnnxTensor found = initializers.get(wanted);
        if (found == null) {
            Check.world(
                    !initializers.isEmpty(), "parameters of %s must include \"%s\", but there are none", name, wanted);
            Check.world(
                    false,
                    "parameters of %s must include \"%s\", but do not. %s",
                    name,
                    wanted,
                    Nearest.hint(wanted, initializers.keySet()));
            throw new AssertionError("unreachable: the check above has thrown");
        }
        return found;
    }
}
