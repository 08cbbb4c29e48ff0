package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations as a user types them. */
class ExplainCommandTest {
    @TempDir
    private static Path home;

    private static Path model;
    private static List<Path> pictures;

    @BeforeAll
    static void train() throws IOException {
        Path folder = DrawnFolder.write(home.resolve("signs"), 150);
        Done done = fovea(
                "train",
                folder.toString(),
                "--model",
                "keras-mnist",
                "--epochs",
                "2",
                "--threads",
                "1",
                "--audit",
                "off",
                "--runs",
                home.resolve("runs").toString(),
                "--name",
                "signs");
        assertThat(done.code()).as(done.err()).isZero();
        model = home.resolve("runs/signs/model.onnx");
        try (Stream<Path> files = Files.list(folder.resolve("sign-3"))) {
            pictures = files.sorted().limit(2).toList();
        }
    }

    private static Done explain(Path out, String... more) {
        List<String> words = Stream.concat(
                        Stream.of("explain", model.toString(), "--out", out.toString()), Stream.of(more))
                .toList();
        return fovea(words.toArray(String[]::new));
    }

    @Test
    void writesAnOverlayAndALineForEachPicture() throws IOException {
        Path out = home.resolve("why");
        Files.copy(
                pictures.get(0),
                Files.createDirectories(home.resolve("other"))
                        .resolve(pictures.get(0).getFileName()));
        Path same = home.resolve("other").resolve(pictures.get(0).getFileName());
        Done done = explain(out, pictures.get(0).toString(), pictures.get(1).toString(), same.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out().lines()).hasSize(3).allMatch(line -> line.contains(" %)"));
        String stem = pictures.get(0).getFileName().toString().replace(".png", "");
        assertThat(Pictures.read(out.resolve(stem + ".grad-cam.png")).width()).isEqualTo(36 * 28);
        assertThat(out.resolve(stem + "-2.grad-cam.png")).isNotEmptyFile();
        assertThat(Pictures.read(pictures.get(0)).width()).isEqualTo(28); // the user's own file stays
    }

    @Test
    void saysItInJsonWithEveryMethod() {
        for (String method : List.of("grad-cam", "grad-cam++", "layer-cam", "integrated-gradients", "occlusion")) {
            Done done = explain(
                    home.resolve("all"),
                    pictures.get(0).toString(),
                    "--method",
                    method,
                    "--class",
                    "sign-3",
                    "--json",
                    "--scores",
                    "--check");
            assertThat(done.code()).as(done.err()).isZero();
            JsonNode row = Json.LINE.tree(done.out(), "out");
            assertThat(row.path("method").asText()).isEqualTo(method);
            assertThat(row.path("class").asText()).isEqualTo("sign-3");
            assertThat(row.path("map").size()).isGreaterThan(1);
            assertThat(row.path("area").size()).isEqualTo(4);
            assertThat(row.path("deletion").asDouble()).isBetween(0.0, 1.0);
            assertThat(done.err()).contains("Rank correlation with the maps of scrambled weights:");
        }
    }

    @Test
    void refusesByNameAndPassesOverWhatIsNoPicture() throws IOException {
        Path text = Files.writeString(home.resolve("text.png"), "no picture");
        Path out = home.resolve("refused");
        Done some = explain(out, text.toString(), pictures.get(0).toString());
        assertThat(some.code()).isZero();
        assertThat(some.out()).contains("could not be read");
        Done none = explain(out, text.toString(), "--json");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.out()).contains("\"reason\"");
        Done method = explain(out, pictures.get(0).toString(), "--method", "gradcam");
        assertThat(method.code()).isEqualTo(2);
        assertThat(method.err()).contains("method must be one of").contains("Did you mean \"grad-cam\"?");
        Done label = explain(out, pictures.get(0).toString(), "--class", "sign-33");
        assertThat(label.code()).isEqualTo(2);
        assertThat(label.err()).contains("but was \"sign-33\" (--class)");
        Done layer = explain(out, pictures.get(0).toString(), "--method", "occlusion", "--layer", "conv1");
        assertThat(layer.code()).isEqualTo(2);
        assertThat(layer.err()).contains("layer must come with a method that reads maps");
        Done unknown = explain(out, pictures.get(0).toString(), "--layer", "conv9");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("layer must be one of keras-mnist");
        Done noModel = fovea("explain", text.toString(), pictures.get(0).toString());
        assertThat(noModel.code()).isEqualTo(2);
        assertThat(noModel.err()).contains("not a Fovea model file");
    }
}
