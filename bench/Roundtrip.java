import dev.fovea.base.Seed;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Precision;
import dev.fovea.weights.Loaded;
import dev.fovea.weights.Loading;
import dev.fovea.weights.NetworkState;
import dev.fovea.weights.SafetensorsWriter;
import dev.fovea.weights.StateDict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Each architecture's fresh weights to PyTorch as .safetensors, and back as .pth: the same numbers. Arguments: folder to
 * write to, Python, the script of the other side, then architectures (none: all that it has).
 */
public final class Roundtrip {
    private static final int CLASSES = 1000;

    private final Path out;
    private final BufferedReader heard;
    private final PrintStream said;

    private Roundtrip(Path out, Process peer) {
        this.out = out;
        this.heard = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
        this.said = new PrintStream(peer.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) throws Exception {
        Process peer = new ProcessBuilder(arguments[1], arguments[2])
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Roundtrip roundtrip = new Roundtrip(Path.of(arguments[0]), peer);
        List<String> known = List.of(roundtrip.answer().split(" "));
        List<String> asked = Arrays.asList(arguments).subList(3, arguments.length);
        for (Architecture architecture : Architecture.values()) {
            if (asked.isEmpty() ? known.contains(architecture.word()) : asked.contains(architecture.word())) {
                roundtrip.check(architecture);
            }
        }
        roundtrip.said.close();
        System.exit(peer.waitFor());
    }

    private String answer() throws IOException {
        String line = heard.readLine();
        if (line == null) {
            throw new IllegalStateException("the other side has ended; see its message above");
        }
        return line;
    }

    private void check(Architecture architecture) throws IOException {
        int side = architecture.usualSize();
        // LeNet-5 is for gray pictures
        Network network = architecture.network(Shape.picture(architecture.usualChannels(), side, side), CLASSES);
        Path there = out.resolve("there.safetensors");
        Path back = out.resolve("back.pth");
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            SafetensorsWriter.write(NetworkState.of(weights, architecture.word(), Map.of()), there);
            said.println(architecture.word() + "\t" + there + "\t" + back);
            String loaded = answer();
            same(network, weights, back);
            System.out.printf("%s: %s there, the same numbers back%n", architecture.word(), loaded);
        }
        Files.delete(there);
        Files.delete(back);
    }

    private static void same(Network network, Weights weights, Path file) {
        try (Weights other = Weights.initial(network, Seed.of(2), Precision.FP32)) {
            Loaded loaded = Loading.into(StateDict.read(file), network, other, Loading.Head.IF_IT_FITS);
            boolean whole = loaded.notes().isEmpty() && loaded.fresh().isEmpty();
            boolean equal = weights.flat().equal(other.flat()) && weights.statistics().equal(other.statistics());
            if (!whole || !equal) {
                throw new IllegalStateException(network.name() + " came back as another: " + loaded);
            }
        }
    }
}
