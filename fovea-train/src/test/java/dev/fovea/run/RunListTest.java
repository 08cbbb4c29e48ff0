package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.data.Drawn;
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

    private static String card(RunCard.Status status, String started, double seconds) {
        return Json.JSON.write(new RunCard("photos", 500, started, status, seconds, "fovea train photos/"));
    }

    @Test
    void aFinishedRunTellsAll() throws IOException {
        run(
                "photos-1",
                RunCard.FILE,
                card(RunCard.Status.FINISHED, "2026-01-02T03:04:05Z", 75),
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
                        new RunEntry.Judged(0.9, 0.85, 0.94, "test", 200),
                        "finished",
                        75));
    }

    @Test
    void aRunThatWasKilledIsUnfinishedAndSaysWhetherItCanGoOn() throws IOException {
        Path killed = run(
                "a",
                RunCard.FILE,
                card(RunCard.Status.UNFINISHED, "2026-01-02T03:04:05Z", 0),
                "metrics.csv",
                "epoch,loss,seconds\n1,1,10\n2,1,11.5\n");
        assertThat(only().status()).isEqualTo("unfinished");
        assertThat(only().seconds()).isEqualTo(21.5);
        assertThat(only().judged()).isNull();
        Files.createDirectories(killed.resolve("checkpoint"));
        assertThat(only().status()).isEqualTo("unfinished, with checkpoint");
    }

    @Test
    void interruptedAndOldAndBareRuns() throws IOException {
        run("new", RunCard.FILE, card(RunCard.Status.INTERRUPTED, "2026-01-03T00:00:00Z", 5));
        run("before-cards", "evaluation.json", EVALUATION);
        run("just-begun", "log.txt", "");
        assertThat(RunList.of(runs)).extracting(RunEntry::name, RunEntry::status)
                .contains(
                        tuple("new", "interrupted"),
                        tuple("before-cards", "finished"),
                        tuple("just-begun", "unfinished"));
    }

    @Test
    void damageIsSaidAndHidesNoOtherRun() throws IOException {
        run("good", "evaluation.json", EVALUATION);
        run("half", "evaluation.json", EVALUATION.substring(0, 40));
        run("yaml", "recipe.yaml", "network: [model: {");
        run("odd", RunCard.FILE, "[1, 2]", "evaluation.json", "{\"accuracy\": 7}");
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

    @Test
    void theCardIsReadAsItWasWritten() {
        RunFolder folder = RunFolder.create(runs, "x", true);
        RunCard card = RunCard.of(Drawn.characters(10, Seed.of(1)), "fovea demo");
        card.write(folder);
        assertThat(only().status()).isEqualTo("unfinished");
        card.ended(true, 12.34).write(folder);
        assertThat(only().status()).isEqualTo("interrupted");
        assertThat(only().seconds()).isEqualTo(12.3);
        assertThat(only().data()).isEqualTo("drawn");
    }
}
