package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every folder that is a run is listed with what it tells, whatever state it is in. */
class RunListTest {
    private static final String EVALUATION =
            "{\"part\":\"test\",\"n\":200,\"accuracy\":{\"value\":0.9,\"low\":0.85,\"high\":0.94,\"method\":\"wilson\"}}";

    @TempDir
    private Path runs;

    private Path run(String name, String... filesAndTexts) throws IOException {
        Path folder = Files.createDirectories(runs.resolve(name));
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            Files.writeString(folder.resolve(filesAndTexts[i]), filesAndTexts[i + 1]);
        }
        return folder;
    }

    private RunEntry only() {
        List<RunEntry> all = RunList.of(runs);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String source(String began) {
        return Json.YAML.write(new RunSource("/x/photos", "photos", began, "fovea train photos/"));
    }

    @Test
    void aFinishedRunTellsAll() throws IOException {
        run(
                "photos-1",
                RunFolder.SOURCE,
                source("2026-01-02T03:04:05Z"),
                "model.onnx",
                "x",
                "recipe.yaml",
                "network: {model: compact}\nlength: {epochs: 3}\ndata: {folds: 0}\n",
                "metrics.csv",
                "epoch,loss,seconds\n1,1,10\n2,1,11\n3,1,12\n",
                "evaluation.json",
                EVALUATION);
        assertThat(only())
                .isEqualTo(new RunEntry(
                        "photos-1",
                        "2026-01-02T03:04:05Z",
                        "photos",
                        "compact",
                        new RunEntry.Epochs(3, 3, 0),
                        new RunEntry.Judged("accuracy", 0.9, 0.85, 0.94, "test", 200),
                        "finished",
                        33));
    }

    @Test
    void severalLabelsAPictureAreJudgedByMicroF1() throws IOException {
        String f1 = "{\"value\": 0.8, \"low\": 0.7, \"high\": 0.85, \"method\": \"bootstrap\"}";
        run(
                "sets",
                RunFolder.SOURCE,
                source("2026-01-02T03:04:05Z"),
                "evaluation.json",
                EVALUATION.replaceFirst(
                        "\\{", "{\"averages\": {\"samples\": {\"f1\": " + f1 + "}, \"micro\": {\"f1\": " + f1 + "}},"));
        assertThat(only().judged()).isEqualTo(new RunEntry.Judged("micro-F1", 0.8, 0.7, 0.85, "test", 200));
    }

    @Test
    void aRunThatWasKilledIsUnfinishedAndSaysWhetherItCanGoOn() throws IOException {
        Path killed = run(
                "a",
                RunFolder.SOURCE,
                source("2026-01-02T03:04:05Z"),
                "metrics.csv",
                "epoch,loss,seconds\n1,1,10\n2,1,11.5\n");
        assertThat(only().status()).isEqualTo("unfinished");
        assertThat(only().seconds()).isEqualTo(21.5);
        assertThat(only().judged()).isNull();
        Files.createDirectories(killed.resolve("checkpoint"));
        assertThat(only().status()).isEqualTo("unfinished, with checkpoint");
        Files.writeString(killed.resolve("model.onnx"), "x");
        Files.writeString(killed.resolve("evaluation.json"), EVALUATION);
        assertThat(only().status()).isEqualTo("interrupted");
    }

    @Test
    void foldsCountTheLongestAndTakeTheTimeOfAll() throws IOException {
        run(
                "folds",
                RunFolder.RECIPE,
                "data: {folds: 2}\nlength: {epochs: 2}\n",
                "fold-1-metrics.csv",
                "epoch,seconds\n1,10\n",
                "fold-2-metrics.csv",
                "epoch,seconds\n1,10\n2,5\n");
        assertThat(only().epochs()).isEqualTo(new RunEntry.Epochs(2, 2, 2));
        assertThat(only().seconds()).isEqualTo(25);
    }

    @Test
    void theNewestIsLastAndBareFoldersAreUnfinished() throws IOException {
        run("b", RunFolder.SOURCE, source("2026-01-03T00:00:00Z"));
        run("c", RunFolder.SOURCE, source("2026-01-02T00:00:00Z"));
        run("a", RunFolder.SOURCE, source("2026-01-04T00:00:00Z"), "log.txt", "");
        assertThat(RunList.of(runs)).extracting(RunEntry::name).containsExactly("c", "b", "a");
        assertThat(RunList.of(runs)).extracting(RunEntry::status).containsOnly("unfinished");
    }

    @Test
    void damageIsSaidAndHidesNoOtherRun() throws IOException {
        run("good", "evaluation.json", EVALUATION);
        run("half", "evaluation.json", EVALUATION.substring(0, 40));
        run("yaml", "recipe.yaml", "network: [model: {");
        run("odd", RunFolder.SOURCE, "[1, 2]", "evaluation.json", "{\"accuracy\": 7}");
        run("csv", "log.txt", "", "metrics.csv", "epoch,\"loss\n1");
        Files.write(runs.resolve("good/metrics.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        List<RunEntry> all = RunList.of(runs);
        assertThat(all).hasSize(5);
        assertThat(all.stream().filter(r -> r.status().startsWith("damaged: ")).map(RunEntry::name))
                .contains("half", "yaml", "csv", "good");
    }

    @Test
    void whatIsNoRunIsPassedOver() throws IOException {
        Files.createDirectories(runs.resolve("photos"));
        Files.writeString(runs.resolve("notes.txt"), "x");
        assertThat(RunList.of(runs)).isEmpty();
        assertThatThrownBy(() -> RunList.of(runs.resolve("nowhere")))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("runs must be in a folder");
    }
}
