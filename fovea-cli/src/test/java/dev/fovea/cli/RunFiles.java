package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Csv;
import dev.fovea.base.Json;
import dev.fovea.base.Sha256;
import dev.fovea.export.ModelGraph;
import dev.fovea.model.ModelFile;
import dev.fovea.onnx.OnnxReader;
import dev.fovea.run.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a run folder: that each is whole, and what they say. */
final class RunFiles {
    private RunFiles() {}

    /** Every file that somebody may read is whole. */
    static void assertWhole(Path run) throws IOException {
        for (Path file : visible(run)) {
            assertWholeFile(file);
        }
    }

    private static List<Path> visible(Path run) throws IOException {
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !run.relativize(file).toString().matches("(.*/)?\\..*"))
                    .sorted()
                    .toList();
        }
    }

    private static void assertWholeFile(Path file) throws IOException {
        String name = file.getFileName().toString();
        String text = name.matches(".*\\.(csv|json|yaml)") ? Files.readString(file) : "";
        if (name.endsWith(".csv")) {
            List<List<String>> rows = Csv.read(text, name);
            assertThat(text).as(name).endsWith("\n");
            assertThat(rows).as(name).allMatch(row -> row.size() == rows.get(0).size());
        } else if (name.endsWith(".json")) {
            Json.JSON.tree(text, name);
        } else if (name.equals("recipe.yaml")) {
            RecipeFile.read(file);
        } else if (name.endsWith(".onnx")) {
            assertThat(weights(file)).as(name).hasSize(64);
        } else if (name.endsWith(".checkpoint")) {
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length - 32;
            assertThat(Sha256.digest().digest(Arrays.copyOf(bytes, end)))
                    .as(name)
                    .isEqualTo(Arrays.copyOfRange(bytes, end, bytes.length));
        }
    }

    /** SHA-256 of the weights that a model file holds, computed from them. */
    static String weights(Path model) {
        String computed =
                ModelGraph.sha256(OnnxReader.read(model).initializers().values());
        assertThat(computed).isEqualTo(ModelFile.read(model).card().provenance().weightsSha256());
        return computed;
    }

    /** What the files of a finished run say, without times. */
    static String content(Path run) throws IOException {
        return visible(run).stream()
                .filter(file -> !file.toString().matches(".*(log\\.txt|run\\.yaml|report\\.(html|json)|tfevents.*)"))
                .map(file ->
                        run.relativize(file) + "\n" + content(file.getFileName().toString(), file))
                .collect(Collectors.joining("\n"));
    }

    private static String content(String name, Path file) {
        try {
            if (name.endsWith(".onnx")) {
                return weights(file);
            }
            return Files.readString(file)
                    .lines()
                    .map(line -> name.endsWith("metrics.csv") ? line.replaceAll("(,[^,]*){2}$", "") : line)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
