import dev.fovea.base.Seed;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.torch.Precision;
import dev.fovea.weights.NetworkState;
import dev.fovea.weights.SafetensorsWriter;
import dev.fovea.weights.StateDict;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes the network compact and each file as .safetensors. Arguments: folder to write to, files. */
public final class Weights {
    private Weights() {}

    public static void main(String[] arguments) {
        Path out = Path.of(arguments[0]);
        Network network = Architecture.COMPACT.network(Shape.picture(3, 28, 28), 10);
        try (dev.fovea.net.Weights weights = dev.fovea.net.Weights.initial(network, Seed.of(7), Precision.FP32)) {
            SafetensorsWriter.write(NetworkState.of(weights, "compact", Map.of()), out.resolve("compact.safetensors"));
        }
        for (int i = 1; i < arguments.length; i++) {
            long start = System.nanoTime();
            StateDict state = StateDict.read(Path.of(arguments[i]));
            long read = System.nanoTime();
            SafetensorsWriter.write(state, out.resolve(i + ".safetensors"));
            long written = System.nanoTime();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d arrays, %.1f MB; opened in %.0f ms, written in %.0f ms%n",
                    arguments[i],
                    state.tensors().size(),
                    state.bytes() / 1e6,
                    (read - start) / 1e6,
                    (written - read) / 1e6);
        }
    }
}
