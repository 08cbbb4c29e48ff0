package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.audit.Audit;
import dev.fovea.audit.FindingKind;
import dev.fovea.base.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fovea check} as a user types it, and what training makes of copies. */
class CheckCommandTest {
    private static final int COPIES = 10;

    @TempDir
    private static Path home;

    private static Path signs;

    /** Drawn characters, ten of them twice, one of those under another label as well, and a broken file. */
    @BeforeAll
    static void draw() throws IOException {
        signs = DrawnFolder.write(home.resolve("signs"), 300);
        try (var files = Files.walk(signs)) {
            List<Path> pictures =
                    files.filter(Files::isRegularFile).sorted().limit(COPIES).toList();
            for (Path picture : pictures) {
                Files.copy(picture, picture.resolveSibling("copy-" + picture.getFileName()));
            }
            Files.copy(pictures.get(0), signs.resolve("sign-9/wrong.png"));
        }
        Files.write(signs.resolve("sign-3/broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
    }

    @Test
    void saysWhatIsWrongTheWorstFirst() throws IOException {
        Path json = home.resolve("audit.json");
        Done done = fovea("check", signs.toString(), "--json", json.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("signs: 311 pictures")
                .contains("have different labels")
                .contains("in the set more than once")
                .contains("1 file cannot be used")
                .contains("sign-3/broken.png")
                .contains("How well each thing alone tells the label");
        assertThat(done.out().indexOf("error: ")).isLessThan(done.out().indexOf("warning: "));
        Audit audit = Audit.fromJson(Files.readString(json), "audit.json");
        assertThat(audit.findings())
                .extracting(finding -> finding.kind())
                .startsWith(FindingKind.TWO_LABELS)
                .contains(FindingKind.EXACT_COPIES, FindingKind.UNREADABLE);
    }

    @Test
    void failsOnlyWhereThatIsAskedFor() {
        assertThat(fovea("check", signs.toString(), "--fail-on", "error").code())
                .isEqualTo(2);
        assertThat(fovea("check", signs.toString(), "--fail-on", "nothing").err())
                .contains("--fail-on");
    }

    @Test
    void theCleanedTableTrains() throws IOException {
        Path table = home.resolve("cleaned.csv");
        Done done = fovea("check", signs.toString(), "--fix", table.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("3 left out whose exact copies have another label.")
                .contains("9 left out that are exact copies of others.")
                .contains("299 of 311 pictures. Go on with: fovea train " + table);
        assertThat(Csv.read(Files.readString(table), "cleaned.csv")).hasSize(300);
        Done again = fovea("check", table.toString());
        assertThat(again.out())
                .contains("299 pictures")
                .doesNotContain("more than once")
                .doesNotContain("error: ");
    }

    @Test
    void noCopyCrossesAFold() throws IOException {
        Done done = train("folds", "--folds", "3");
        assertThat(done.out()).contains("pictures are copies of others, and stay together in every split");
        Path run = home.resolve("runs/folds");
        Map<String, String> foldOf = new HashMap<>();
        for (List<String> row : Csv.read(Files.readString(run.resolve("folds.csv")), "folds.csv")) {
            foldOf.put(row.get(0), row.get(2));
        }
        List<String> copies =
                foldOf.keySet().stream().filter(name -> name.contains("/copy-")).toList();
        assertThat(copies)
                .hasSize(COPIES)
                .allSatisfy(copy -> assertThat(foldOf.get(copy)).isEqualTo(foldOf.get(copy.replace("copy-", ""))));
        Audit audit = Audit.fromJson(Files.readString(run.resolve("audit.json")), "audit.json");
        assertThat(audit.flattery()).hasSize(1);
        assertThat(done.out()).contains("As a rough estimate, with copies kept together a small forest");
    }

    @Test
    void withoutAnAuditCopiesAreNotKeptTogether() throws IOException {
        Done done = train("off", "--audit", "off");
        assertThat(done.out()).doesNotContain("Audit");
        Path run = home.resolve("runs/off");
        assertThat(run.resolve("audit.json")).doesNotExist();
        assertThat(Files.readString(run.resolve("recipe.yaml"))).contains("audit: \"off\"");
        assertThat(Csv.read(Files.readString(run.resolve("split.csv")), "split.csv").stream()
                        .skip(1)
                        .map(row -> row.get(3)))
                .containsOnly("");
    }

    private static Done train(String name, String... more) {
        java.util.List<String> arguments = new java.util.ArrayList<>(
                List.of("train", signs.toString(), "--model", "keras-mnist", "--epochs", "1", "--cache", "off"));
        arguments.addAll(List.of("--runs", home.resolve("runs").toString(), "--name", name));
        arguments.addAll(List.of(more));
        Done done = fovea(arguments.toArray(String[]::new));
        assertThat(done.code()).as(done.err()).isZero();
        return done;
    }

    @Test
    void badInputIsSaid() throws IOException {
        assertThat(fovea("check", home.resolve("nowhere").toString()).code()).isEqualTo(2);
        assertThat(fovea("check", Files.createDirectories(home.resolve("empty")).toString())
                        .code())
                .isEqualTo(2);
        assertThat(fovea("check", signs.toString(), "--group-by", "(").err()).contains("regular expression");
        assertThat(fovea("check", signs.toString(), "--run", "never").err()).contains("never");
        Done inMemory = fovea("check", "drawn", "--fix", home.resolve("x.csv").toString());
        assertThat(inMemory.code()).isEqualTo(2);
        assertThat(inMemory.err()).contains("files of their own");
    }
}
