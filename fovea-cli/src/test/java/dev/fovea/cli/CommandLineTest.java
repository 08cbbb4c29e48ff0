package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Json;
import dev.fovea.net.Architecture;
import dev.fovea.score.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user types it, in one process: exit code and both streams. */
class CommandLineTest {
    @TempDir
    private static Path home;

    private static Path pictures;
    private static Path runs;

    @BeforeAll
    static void train() throws IOException {
        pictures = home.resolve("signs");
        runs = home.resolve("runs");
        DrawnFolder.write(pictures, 400);
        Files.write(pictures.resolve("sign-3/broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        Done done = fovea(
                "train",
                pictures.toString(),
                "--model",
                "keras-mnist",
                "--epochs",
                "8",
                "--runs",
                runs.toString(),
                "--name",
                "first",
                "--batch",
                "32");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("signs: 400 pictures, 10 classes")
                .contains("1 file was passed over:")
                .contains("sign-3/broken.png:")
                .contains("Pictures come in at 28 x 28, gray")
                .contains("epoch  8")
                .contains("The model file repeats the network on")
                .contains("accuracy")
                .contains("Advice: ")
                .contains("Run folder: ");
    }

    private static String model() {
        return runs.resolve("first/model.onnx").toString();
    }

    @Test
    void theRunFolderHoldsEverything() throws IOException {
        Path run = runs.resolve("first");
        try (var files = Files.list(run)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "run.yaml",
                            "audit.json",
                            "bad-files.csv",
                            "recipe.yaml",
                            "split.csv",
                            "metrics.csv",
                            "predictions.csv",
                            "evaluation.json",
                            "model.onnx",
                            "report.html",
                            "report.json",
                            "tensorboard",
                            "log.txt");
        }
        assertThat(Files.readString(run.resolve("bad-files.csv")))
                .isEqualTo("name,kind,reason\nsign-3/broken.png,truncated,truncated PNG\n");
        assertThat(Files.readString(run.resolve("recipe.yaml")))
                .contains("scan: auto")
                .contains("model: keras-mnist")
                .contains("label-smoothing: 0.05")
                .doesNotContain("!<");
        assertThat(Json.JSON
                        .tree(Files.readString(run.resolve("evaluation.json")), "evaluation")
                        .path("part")
                        .asText())
                .isEqualTo("test");
        assertThat(Files.readAllLines(run.resolve("metrics.csv"))).hasSize(9);
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("1 file was passed over")
                .contains("sign-3/broken.png")
                .contains("--model keras-mnist --epochs 8")
                .contains("names, labels and every byte of the pictures")
                .contains("ONNX Runtime")
                .contains("libtorch");
    }

    @Test
    void aRecipeRepeatsItsRunAndRefusesUnknownKeys() throws IOException {
        Path recipe = runs.resolve("first/recipe.yaml");
        Done again = fovea(
                "train",
                pictures.toString(),
                "--recipe",
                recipe.toString(),
                "--runs",
                runs.toString(),
                "--name",
                "again");
        assertThat(again.code()).as(again.err()).isZero();
        for (String same : List.of("recipe.yaml", "split.csv", "predictions.csv")) {
            assertThat(runs.resolve("again").resolve(same))
                    .hasSameTextualContentAs(runs.resolve("first").resolve(same));
        }
        Path wrong = home.resolve("wrong.yaml");
        Files.writeString(wrong, Files.readString(recipe).replace("label-smoothing", "label-smothing"));
        Done refused = fovea("train", pictures.toString(), "--recipe", wrong.toString(), "--runs", runs.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("label-smothing").contains("label-smoothing");
        Done absent = fovea("train", pictures.toString(), "--recipe", "nowhere.yaml", "--runs", runs.toString());
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.err()).contains("nowhere.yaml");
    }

    @Test
    void aRunOfOneNameIsNotWrittenOver() {
        Done done = fovea("train", pictures.toString(), "--runs", runs.toString(), "--name", "first");
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("run folder must be new").contains("--name");
    }

    @Test
    void evaluateJudgesLabelledPictures() {
        Path json = home.resolve("judged.json");
        Done done = fovea("evaluate", model(), pictures.toString(), "--json", json.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("n 400");
        assertThat(json).exists();
    }

    @Test
    void severalViewsAreAveragedAndSaidSo() throws IOException {
        Path json = home.resolve("views.json");
        Done crops = fovea("evaluate", model(), pictures.toString(), "--tta", "crops", "--json", json.toString());
        assertThat(crops.code()).as(crops.err()).isZero();
        assertThat(crops.out())
                .contains("Average over 6 views of each picture: as it is and five crops of 7/8 of each side.")
                .contains("n 400, all, tta crops");
        assertThat(Files.readString(json)).contains("\"part\" : \"all, tta crops\"");
        Done flips = fovea("predict", model(), pictures.toString(), "--tta", "flips");
        assertThat(flips.code()).isEqualTo(2);
        assertThat(flips.err()).contains("tta must be off or crops where a mirror image has another label");
        Done one = fovea("predict", model(), firstOf("sign-7").toString(), "--tta", "crops");
        assertThat(one.code()).isZero();
        assertThat(one.err()).contains("6 views");
    }

    @Test
    void predictSaysWhatAnswersAreWorthAndEvaluateHowThatDoes() throws IOException {
        Path sevens = pictures.resolve("sign-7");
        Done csv = fovea("predict", model(), sevens.toString(), "--format", "csv", "--set", "--unusual");
        assertThat(csv.code()).as(csv.err()).isZero();
        assertThat(csv.out().lines().findFirst().orElseThrow()).endsWith(",sure,set,unusual,energy,distance");
        assertThat(csv.out().lines().skip(1))
                .allMatch(row -> row.matches(".*,(true|false),sign-[^,]*,(true|false),[^,]+,.*"));
        String table = fovea("predict", model(), sevens.toString(), "--set", "--method", "raps", "--per-class")
                .out();
        assertThat(table.lines()).allMatch(line -> line.contains("; one of sign-"));
        Done json = fovea("predict", model(), sevens.toString(), "--format", "jsonl", "--set", "--coverage", "99");
        assertThat(Json.LINE
                        .tree(json.out().lines().findFirst().orElseThrow(), "row")
                        .path("set"))
                .isNotEmpty();
        Done half = fovea("predict", model(), sevens.toString(), "--coverage", "50");
        assertThat(half.code()).isEqualTo(2);
        assertThat(half.err()).contains("coverage must be 80, 90, 95 or 99, but was 50 (--coverage)");
        Path file = home.resolve("trust.json");
        Done judged = fovea("evaluate", model(), pictures.toString(), "--json", file.toString());
        assertThat(judged.out()).contains("sets of labels", "LAC, for each class", "calibration error (ECE), %");
        assertThat(Files.readString(file)).contains("\"trust\" : {", "\"meanSize\"");
        assertThat(Evaluation.fromJson(Files.readString(file), "it").n()).isEqualTo(400);
    }

    @Test
    void predictTakesFilesFoldersGlobsAndStandardInput() throws IOException {
        Path one = firstOf("sign-7");
        assertThat(fovea("predict", model(), one.toString()).out()).startsWith(one + "  sign-");
        Done folder = fovea("predict", model(), pictures.toString(), "--format", "csv");
        assertThat(folder.code()).isZero();
        assertThat(folder.out().lines()).hasSize(402);
        assertThat(folder.out()).startsWith("file,label,probability,reason,p:sign-0");
        assertThat(folder.out()).contains("broken.png,,,");
        assertThat(folder.err()).contains("1 of 401 could not be read.");
        Done glob = fovea("predict", model(), pictures + "/sign-7/*.png", "--format", "jsonl");
        assertThat(glob.out().lines())
                .hasSize(40)
                .allSatisfy(line -> assertThat(
                                Json.LINE.tree(line, "row").path("label").asText())
                        .startsWith("sign-"));
        assertThat(fovea(Files.readAllBytes(one), "predict", model(), "-").out())
                .startsWith("-  sign-");
        byte[] list = (one + "\n" + one + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(fovea(list, "predict", model(), "-").out().lines()).hasSize(2);
    }

    private static Path firstOf(String label) throws IOException {
        try (var files = Files.list(pictures.resolve(label))) {
            return new ArrayList<>(files.sorted().toList()).get(0);
        }
    }

    @Test
    void aPictureThatIsNoneIsARowWithAReason() {
        Done done = fovea("predict", model(), home.resolve("nowhere.jpg").toString());
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.out()).contains("could not be read: ");
    }

    @Test
    void foldsJudgeEverySampleOnce() throws IOException {
        Done done = fovea(
                "train",
                pictures.toString(),
                "--folds",
                "2",
                "--epochs",
                "1",
                "--runs",
                runs.toString(),
                "--name",
                "folds",
                "--model",
                "keras-mnist");
        assertThat(done.code()).as(done.err()).isZero();
        List<String> rows = Files.readAllLines(runs.resolve("folds/predictions.csv"));
        assertThat(rows).hasSize(401);
        assertThat(Files.readString(runs.resolve("folds/evaluation.json")))
                .contains("\"folds\"", "\"nadeau-bengio corrected t\"");
        assertThat(Files.readString(runs.resolve("folds/label-errors.csv")))
                .startsWith("name,given,suggested,margin,p:sign-0");
        assertThat(done.out()).contains("Label errors: ");
        assertThat(runs.resolve("folds/model.onnx")).exists();
        assertThat(Files.readString(runs.resolve("folds/report.html")))
                .contains("The kept epoch of every fold")
                .contains("Over 2 folds the accuracy is");
        assertThat(runs.resolve("folds/tensorboard/fold-2/validation")).isNotEmptyDirectory();
    }

    @Test
    void runsListsWhatWasTrained() throws IOException {
        Path list = Files.createDirectories(home.resolve("list of runs"));
        for (String name : List.of("first", "a-run-whose-name-is-so-long-that-it-needs-more-than-its-column", "猫和狗")) {
            copy(runs.resolve("first"), list.resolve(name));
        }
        Files.writeString(list.resolve("猫和狗/evaluation.json"), "{\"part\": ");
        Done table = fovea("runs", list.toString());
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out().lines())
                .hasSize(7)
                .anyMatch(line -> line.startsWith("first  ") && line.contains(" test"))
                .anyMatch(line -> line.equals("  finished, signs, keras-mnist, 8 epochs, 1 s")
                        || line.startsWith("  finished, signs, keras-mnist, 8 epochs"))
                .anyMatch(line -> line.startsWith("  damaged: evaluation.json must be valid JSON"))
                .filteredOn(line -> !line.startsWith("a-run-whose"))
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(80));
        Done csv = fovea("runs", list.toString(), "--format", "csv", "--sort", "accuracy");
        assertThat(csv.out().lines()).hasSize(4).first().asString().startsWith("name,when,data,model,");
        assertThat(csv.out().lines().toList().get(1)).startsWith("猫和狗,"); // not judged comes first
        Done jsonl = fovea("runs", list.toString(), "--format", "jsonl");
        assertThat(jsonl.out().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(
                                Json.LINE.tree(line, "run").path("status").asText())
                        .isNotEmpty());
        assertThat(fovea("runs", home.resolve("nowhere").toString()).code()).isEqualTo(2);
        assertThat(fovea("runs", pictures.toString()).out()).contains("No runs in");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void aReportThatCannotBeWrittenLosesNothingElse() throws IOException {
        Path folder = runs.resolve("no-report");
        Path inTheWay = Files.createDirectories(folder.resolve("report.html"));
        Files.writeString(inTheWay.resolve("x"), "x");
        Files.copy(runs.resolve("first/recipe.yaml"), folder.resolve("recipe.yaml"));
        Files.copy(runs.resolve("first/run.yaml"), folder.resolve("run.yaml"));
        Done done = fovea("train", "--resume", folder.toString());
        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).contains("fovea: report must be written, but was not: ");
        assertThat(folder.resolve("model.onnx")).exists();
        assertThat(folder.resolve("evaluation.json")).exists();
        assertThat(folder.resolve("checkpoint")).doesNotExist();
    }

    @Test
    void theCommandIsNotedSoThatAShellTakesItApartAgain() {
        assertThat(Typed.line(List.of("train", "my photos/", "--group-by", "s(\\d+)_", "it's")))
                .isEqualTo("fovea train 'my photos/' --group-by 's(\\d+)_' 'it'\\''s'");
        assertThat(Columns.cut("猫和狗 and more", 8)).isEqualTo("猫和狗…");
        assertThat(Columns.padded("猫", 4)).isEqualTo("猫  ");
    }

    @Test
    void modelPrintsLayersShapesParametersAndMultiplyAdds() {
        assertThat(fovea("model", "keras-mnist").out())
                .contains("keras-mnist: 225,034 parameters, 2.6 million multiply-adds a picture")
                .contains("[n, 64, 11, 11]");
        assertThat(fovea("model", model()).out()).contains("[n, 10]");
        assertThat(fovea("model").out()).containsPattern("compact +28 +0\\.1\\d M +1\\d\\.\\d M");
    }

    @Test
    void modelPrintsEveryArchitectureForWhatItWasMadeFor() {
        for (String word : Architecture.words()) {
            assertThat(fovea("model", word).out()).as(word).startsWith(word + ": ");
        }
        assertThat(fovea("model", "resnet-18", "--classes", "1000").out())
                .contains("resnet-18: 11,689,512 parameters")
                .contains("[n, 512, 7, 7]");
    }

    @Test
    void mistakesAreAnsweredInOneLineWithTheNearestWord() {
        Done command = fovea("trian", "x");
        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("command must be known, but was \"trian\". Did you mean \"train\"?");
        Done option = fovea("train", "x", "--epoch", "3");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).contains("Did you mean \"--epochs\"?");
        Done missing = fovea("evaluate", "model.onnx");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("DATA must be given, but was not.").contains("See: fovea evaluate --help");
        Done model = fovea("model", "compcat");
        assertThat(model.code()).isEqualTo(2);
        assertThat(model.err()).contains("Did you mean \"compact\"?");
        Done data = fovea("train", "mnits");
        assertThat(data.code()).isEqualTo(2);
        assertThat(data.err()).contains("Did you mean \"mnist\"?");
        Done value = fovea("train", pictures.toString(), "--epochs", "0");
        assertThat(value.code()).isEqualTo(2);
        assertThat(value.err()).contains("epochs must be at least 1, but was 0. Try --epochs 10.");
    }

    @Test
    void emptyFoldersAndOtherFilesAreRefused() throws IOException {
        Path empty = Files.createDirectories(home.resolve("empty"));
        assertThat(fovea("train", empty.toString()).code()).isEqualTo(2);
        Path text = Files.writeString(home.resolve("model.txt"), "hello");
        Done done = fovea("predict", text.toString(), "x.png");
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("not a Fovea model file");
    }

    @Test
    void helpGroupsOptionsByQuestions() {
        assertThat(fovea("train", "--help").out())
                .contains("Which network?")
                .contains("How are pictures split and shown?")
                .contains("How does it learn?")
                .contains("What keeps it from learning by heart?")
                .contains("How long, and on what?");
        assertThat(fovea().out()).contains("demo").contains("predict");
    }

    /** Training on these small files kept them decoded, in a home of the tests' own. */
    @Test
    void saysWhatIsKeptDecodedAndDeletesIt() {
        Done kept = fovea("data", "cache");
        assertThat(kept.code()).isZero();
        assertThat(kept.out())
                .containsPattern(
                        "Decoded pictures and features of earlier runs: [\\d,]+ MB in \\d+ files? \\(.*cache.pictures\\)");
        Done cleared = fovea("data", "cache", "--clear");
        assertThat(cleared.out()).startsWith("Deleted the decoded pictures and features of earlier runs");
        assertThat(fovea("data", "cache").out()).contains("0 MB in 0 files");
    }

    @Test
    void refusesACacheThatIsNoNumber() {
        Done done = fovea("train", pictures.toString(), "--cache", "lots");
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("cache must be auto, off or a number of megabytes, but was \"lots\"");
    }
}
