package dev.fovea.weights;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import dev.fovea.onnx.OnnxFile;
import dev.fovea.onnx.OnnxType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named arrays of numbers: the weights of a network, apart from the network. Immutable; any thread. Tensors that come
 * from a file are views of it, which must not be cut short while they are in use.
 *
 * <pre>{@code
 * StateDict state = StateDict.read(Path.of("resnet18-f37072fd.pth"));
 * float[] first = state.tensor("conv1.weight").floats();
 * SafetensorsWriter.write(state, Path.of("resnet18.safetensors"));
 * }</pre>
 *
 * @param origin what messages call it, such as the file's path
 * @param tensors by name, in the file's order; names are those that networks have today, see {@code notes}
 * @param metadata what the file says about itself, by key; empty for most
 * @param notes what was found on the way and is worth saying, as sentences: a wrapper, a prefix, old names
 */
public record StateDict(
        String origin, Map<String, StoredTensor> tensors, Map<String, String> metadata, List<String> notes) {
    /** Copies the maps and keeps their order. */
    public StateDict {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file: {@code .pth}, {@code .pt} or {@code .th} in both formats of PyTorch's, {@code .safetensors}, or the
     * {@code model.safetensors.index.json} of one in several pieces. What it is shows in its first bytes, not in its name.
     * Nothing in the file is believed, and nothing in it is run. The numbers are mapped, so this is quick and small however
     * large the file is.
     *
     * @throws dev.fovea.base.FoveaException if it cannot be had, is none of these, is damaged, or asks for anything but
     *     tensors, with what and where
     */
    public static StateDict read(Path file) {
        return WeightsFile.read(file);
    }

    /** The numbers of a model file; what is no 32-bit floating point tensor is left out. */
    public static StateDict of(OnnxFile file) {
        Map<String, StoredTensor> out = new LinkedHashMap<>();
        file.initializers().forEach((name, tensor) -> {
            if (tensor.type() == OnnxType.FLOAT) {
                ByteBuffer data = ByteBuffer.wrap(tensor.raw()).order(ByteOrder.LITTLE_ENDIAN);
                out.put(name, new StoredTensor(ElementType.F32, Strides.dense(tensor.shape()), data));
            }
        });
        return new StateDict(file.name(), out, Map.of(), List.of());
    }

    /** The same with today's names. */
    static StateDict mended(String origin, Unwrapped found, Map<String, String> metadata) {
        List<String> notes = new ArrayList<>(found.notes());
        return new StateDict(origin, Names.mended(found.tensors(), notes), metadata, notes);
    }

    /**
     * One tensor.
     *
     * @throws dev.fovea.base.FoveaException if there is none of that name, with the nearest one
     */
    public StoredTensor tensor(String name) {
        @Nullable StoredTensor found = tensors.get(name);
        if (found == null) {
            Check.world(
                    false,
                    "weights of %s must include \"%s\", but do not. %s",
                    origin,
                    name,
                    tensors.isEmpty() ? "They are empty." : Nearest.hint(name, tensors.keySet()));
            throw new AssertionError("unreachable: the check above has thrown");
        }
        return found;
    }

    /** The tensors of these names alone; names that are not there are passed over. */
    public StateDict only(Collection<String> names) {
        Map<String, StoredTensor> out = new LinkedHashMap<>(tensors);
        out.keySet().retainAll(names);
        return new StateDict(origin, out, metadata, notes);
    }

    /** Numbers in all tensors together. */
    public long count() {
        return tensors.values().stream().mapToLong(StoredTensor::count).sum();
    }

    /** Bytes that they take. */
    public long bytes() {
        return tensors.values().stream().mapToLong(StoredTensor::bytes).sum();
    }
}
