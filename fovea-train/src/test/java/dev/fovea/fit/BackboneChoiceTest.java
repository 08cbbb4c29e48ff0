package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.base.Sha256;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Precision;
import dev.fovea.weights.Catalogue;
import dev.fovea.weights.NetworkState;
import dev.fovea.weights.Pretrained;
import dev.fovea.weights.SafetensorsWriter;
import dev.fovea.weights.StateDict;
import dev.fovea.weights.StoredTensor;
import dev.fovea.weights.WeightsFolder;
import dev.fovea.weights.WeightsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which weights are chosen where nobody says which, from a server on this machine, and without one. */
class BackboneChoiceTest {
    private static final String SMALL = "mobilenet-v3-small";
    private static final Dataset DRAWN = Drawn.characters(60, Seed.of(3));
    private static final Work WORK = new Work(60, 20, 20, 1);
    private static final Recipe OPEN =
            Recipe.transfer().withNetwork(Recipe.transfer().network().withPretrained());

    @TempDir
    private static Path made;

    private static byte[] file;

    @TempDir
    private Path temp;

    private final List<String> log = new ArrayList<>();

    @BeforeAll
    static void makeWeights() throws IOException {
        Path path = made.resolve("small.safetensors");
        SafetensorsWriter.write(state(Architecture.MOBILENET_V3_SMALL), path);
        file = Files.readAllBytes(path);
    }

    private static StateDict state(Architecture architecture) {
        Network network = architecture.network(Shape.picture(3, 224, 224), 1000);
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            return NetworkState.of(weights, architecture.word(), Map.of());
        }
    }

    private WeightsFolder folder(Pretrained... entries) {
        return new WeightsFolder(temp.resolve("weights"), new Catalogue(List.of(entries)));
    }

    /** On a machine of a billion multiply-adds and of a hundred million numbers a second. */
    private Recipe chosen(WeightsFolder folder, Recipe asked, Duration time) {
        MachineSpeed machine = new MachineSpeed(1e-9, 1e-8, Precision.FP32, 1);
        return new BackboneChoice(folder, any -> machine, log::add).over(asked, DRAWN, WORK, time);
    }

    private static WeightsServer server(byte[] gives) throws IOException {
        return new WeightsServer(gives, true, n -> Integer.MAX_VALUE);
    }

    private static Pretrained entry(WeightsServer server, String name, double accuracy) {
        return server.entry(name, accuracy, Sha256.of(file).substring(0, 8), file.length);
    }

    @Test
    void theMostAccurateThatFitsIsDownloadedOnceAndNamedInTheRecipe() throws IOException {
        try (WeightsServer server = server(file)) {
            WeightsFolder folder = folder(entry(server, "mobilenet-v2", 60), entry(server, SMALL, 67));
            Recipe recipe = chosen(folder, OPEN, Duration.ofHours(1));
            assertThat(recipe.network().model()).isEqualTo(SMALL);
            assertThat(recipe.network().pretrained()).isEqualTo(SMALL);
            assertThat(recipe.network().chosen())
                    .startsWith("Backbone: mobilenet-v3-small (67.0 % on ImageNet-1k), the most accurate")
                    .contains("whose 10 epochs on 60 pictures at", " fit into 60 min")
                    .endsWith("Licence: none.");
            assertThat(folder.find(SMALL)).isPresent();
            assertThat(chosen(folder, OPEN, Duration.ofHours(1))).isEqualTo(recipe);
            assertThat(chosen(folder, recipe, Duration.ofHours(1))).isSameAs(recipe);
            assertThat(server.asked()).isEqualTo(1);
        }
    }

    @Test
    void fewPicturesWantNoGiantAndAShortTimeTheFastest() throws IOException {
        try (WeightsServer server = server(file)) {
            WeightsFolder folder = folder(entry(server, "resnet-50", 99), entry(server, SMALL, 67));
            assertThat(chosen(folder, OPEN, Duration.ofDays(10)).network().pretrained())
                    .isEqualTo(SMALL);
            Recipe hurried = chosen(folder, OPEN, Duration.ofMillis(1));
            assertThat(hurried.network().pretrained()).isEqualTo(SMALL);
            assertThat(hurried.network().chosen()).contains("the fastest: no 10 epochs on 60 pictures");
        }
    }

    @Test
    void withoutANetworkTheBestOfThoseThatAreHereAreTaken() throws IOException {
        Pretrained far;
        try (WeightsServer server = server(file)) {
            far = entry(server, SMALL, 67);
        } // and gone
        WeightsFolder folder = folder(far);
        assertThatThrownBy(() -> chosen(folder, OPEN, Duration.ofHours(1)))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("(no connection)")
                .hasMessageContaining("Without a network: get " + far.file().address())
                .hasMessageContaining("put it into " + folder.path());
        Path mine = temp.resolve("mine.safetensors");
        SafetensorsWriter.write(state(Architecture.SHUFFLENET_V2), mine);
        folder.bringIn(mine, "my-net", log::add);
        folder.bringIn(unknown(), "unknown", log::add);
        Recipe recipe = chosen(folder, OPEN, Duration.ofHours(1));
        assertThat(recipe.network().pretrained()).isEqualTo("my-net");
        assertThat(recipe.network().model()).isEqualTo("shufflenet-v2");
        assertThat(recipe.network().chosen())
                .contains("my-net (shufflenet-v2), the most accurate of those here")
                .endsWith("Licence: that of your file.");
        assertThat(log)
                .anyMatch(line ->
                        line.startsWith(SMALL + " would suit, but cannot be had: ") && line.contains("no connection"));
    }

    private Path unknown() {
        Path out = temp.resolve("unknown.safetensors");
        SafetensorsWriter.write(
                new StateDict("unknown", Map.of("w", StoredTensor.floats(List.of(1L), 1)), Map.of(), List.of()), out);
        return out;
    }

    @Test
    void aWrongFileIsNotTakenAndSaid() throws IOException {
        byte[] other = file.clone();
        other[other.length / 2] ^= 1;
        try (WeightsServer server = server(other)) {
            WeightsFolder folder = folder(entry(server, SMALL, 67));
            assertThatThrownBy(() -> chosen(folder, OPEN, Duration.ofHours(1)))
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("its SHA-256 does not begin with");
            assertThat(folder.find(SMALL)).isEmpty();
        }
    }

    @Test
    void aNetworkThatIsNamedGetsItsPublishedWeights() throws IOException {
        try (WeightsServer server = server(file)) {
            WeightsFolder folder = folder(entry(server, SMALL, 67));
            Recipe recipe = chosen(folder, OPEN.withModel(SMALL), Duration.ofSeconds(1));
            assertThat(recipe.network().pretrained()).isEqualTo(SMALL);
            assertThat(recipe.network().chosen()).contains("those published for --model mobilenet-v3-small");
            assertThatThrownBy(() -> chosen(folder, OPEN.withModel("lenet-5"), Duration.ofHours(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("model must be one whose weights are published")
                    .hasMessageContaining("but was \"lenet-5\"");
        }
    }

    @Test
    void thisMachineIsMeasured() {
        MachineSpeed speed = MachineSpeed.measured(Machine.usual());
        assertThat(speed.multiplyAdd() + speed.number()).isBetween(1e-15, 1e-3);
        Speed large = speed.of(Architecture.RESNET_18.network(Shape.picture(3, 64, 64), 2));
        assertThat(large.step()).isGreaterThan(large.forward());
        assertThat(large.forward())
                .isGreaterThan(speed.of(Architecture.RESNET_18.network(Shape.picture(3, 32, 32), 2))
                        .forward());
    }

    @Test
    void everyWeightsOfTheListArePublished() {
        Catalogue catalogue = Catalogue.read();
        assertThat(Candidate.ranked(catalogue))
                .hasSizeBetween(5, 12)
                .allSatisfy(candidate -> assertThat(candidate.accuracy()).isBetween(60.0, 90.0))
                .extracting(Candidate::name)
                .doesNotHaveDuplicates();
        assertThat(Candidate.RANKED)
                .allSatisfy(name -> assertThat(catalogue.find(name)).isPresent());
    }
}
