package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.data.Datasets;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Precision;
import dev.fovea.weights.NetworkState;
import dev.fovea.weights.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** {@code --pretrained} with a name, a file, a folder, or nothing, on a machine whose way to the network is blocked. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PretrainedOptionTest {
    private static final String HOST = "https.proxyHost";
    private static final String PORT = "https.proxyPort";

    @TempDir
    private Path temp;

    private Path pictures;

    @BeforeEach
    void moveIn() throws IOException {
        pictures = DrawnFolder.write(temp.resolve("signs"), 80);
        System.setProperty("fovea.home", temp.resolve("home").toString());
        System.setProperty(HOST, "127.0.0.1");
        System.setProperty(PORT, "1");
    }

    @AfterEach
    void moveOut() {
        System.clearProperty("fovea.home");
        System.clearProperty(HOST);
        System.clearProperty(PORT);
    }

    private Done train(String... more) {
        return fovea(Stream.of(Stream.of("train"), Stream.of(more), Stream.of("--runs", temp.resolve("runs") + ""))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    @Test
    void aloneItTakesWhatIsHereAndTheRecipeRepeatsThat() throws IOException {
        Done none = train("--pretrained", pictures.toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .contains("must be downloaded, but no address gave it: https://")
                .contains("(no connection)")
                .contains("put it into " + temp.resolve("home/weights"));
        assertThat(fovea("weights", "import", own().toString(), "--as", "my-net")
                        .code())
                .isZero();

        Done done = train("--pretrained", pictures.toString(), "--epochs", "1");

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains(" would suit, but cannot be had: ")
                .contains("Backbone: my-net (compact), the most accurate of those here")
                .contains("Licence: that of your file.");
        Path recipe = temp.resolve("runs/signs-1/recipe.yaml");
        assertThat(Files.readString(recipe))
                .containsPattern("pretrained: \"?my-net")
                .contains("Backbone: my-net");
        Done again = train(pictures.toString(), "--recipe", recipe.toString());
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).doesNotContain("cannot be had");
        assertThat(temp.resolve("runs/signs-2/metrics.csv")).exists();
    }

    private Path own() {
        Network network = Architecture.COMPACT.network(Shape.picture(3, 28, 28), 10);
        Path file = temp.resolve("mine.safetensors");
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            SafetensorsWriter.write(NetworkState.of(weights, "mine", Map.of()), file);
        }
        return file;
    }

    @Test
    void whatIsNoWeightsIsAnswered() {
        Done folder = train(pictures.toString(), "--pretrained=" + pictures);
        assertThat(folder.code()).isEqualTo(2);
        assertThat(folder.err())
                .contains("weights must be a file or known by name, but " + pictures + " is a folder.")
                .contains("which may stand alone");
        Done two = train(pictures.toString(), "--pretrained", temp.toString());
        assertThat(two.code()).isEqualTo(2);
        assertThat(two.err()).contains("argument must be an option or something that the command takes, but was");
        Done unknown = train(pictures.toString(), "--pretrained", "resnet18");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("but were \"resnet18\"").contains("Did you mean \"resnet-18\"?");
        assertThat(temp.resolve("runs")).as("runs that did not begin").doesNotExist();
    }

    @Test
    void aNetworkWithoutPublishedWeightsIsAnswered() {
        for (String model : new String[] {"compact", "lenet-5", "my.yaml"}) {
            Done done = train(pictures.toString(), "--model", model, "--pretrained");
            assertThat(done.code()).isEqualTo(2);
            assertThat(done.err())
                    .contains("model must be one whose weights are published where --pretrained stands alone")
                    .contains("but was \"" + model + "\"");
        }
    }

    @Test
    void dataBehindItStaysData() {
        for (String data : new String[] {"-", "drawn", "mnist", "a.zip", "b.tar.gz", "c.csv", pictures.toString()}) {
            assertThat(Datasets.isNamed(data)).as(data).isTrue();
        }
        for (String other : new String[] {"", "resnet-18", "a.pth", "b.safetensors", "model.onnx", "x\0y"}) {
            assertThat(Datasets.isNamed(other)).as(other).isFalse();
        }
        assertThat(fovea("train", "--help").out()).contains("--pretrained").contains("NAME|FILE");
    }
}
