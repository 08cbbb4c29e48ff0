package dev.fovea.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.BadFile;
import dev.fovea.data.BadKind;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.data.Scan;
import dev.fovea.data.Task;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of finding where it is planted; what all of them hold to; and sets in which nearly all is missing. */
class FindingsTest {
    private static final Dataset CLEAN = Scenes.of(60, (label, scene) -> scene);

    @TempDir
    private Path folder;

    private static Audit audit(Dataset data) {
        return ShortcutsTest.audit(data);
    }

    private static Finding only(Audit audit, FindingKind kind) {
        List<Finding> found =
                audit.findings().stream().filter(f -> f.kind() == kind).toList();
        assertThat(found).as(kind + " in " + audit.findings()).hasSize(1);
        return found.get(0);
    }

    private static Dataset with(Sample... more) {
        List<Sample> samples = new ArrayList<>(CLEAN.samples());
        samples.addAll(Arrays.asList(more));
        return CLEAN.withSamples(samples);
    }

    private static Sample sample(String name, Picture picture) {
        return new Sample(name, () -> picture, 0, null, null);
    }

    private static Picture scene() {
        return Scenes.scene(72, 60, Seed.of(99));
    }

    @Test
    void aCleanSetHasNoFinding() {
        assertThat(audit(CLEAN).findings()).isEmpty();
        assertThat(AuditText.of(audit(CLEAN))).startsWith("no errors, no warnings, no notes.");
    }

    @Test
    void exactCopies() {
        Finding finding = only(audit(with(again(CLEAN.samples().get(0), "ash/again"))), FindingKind.EXACT_COPIES);
        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.exhibits().get(0).samples()).containsExactly("ash/0", "ash/again");
        assertThat(finding.severity()).isEqualTo(Severity.NOTE); // of 240, fewer than one in a hundred
    }

    private static Sample again(Sample of, String name) {
        return new Sample(name, of.source(), of.label(), null, of.given());
    }

    @Test
    void onePictureUnderTwoLabels() {
        Sample other = again(CLEAN.samples().get(0), "beech/again").withLabel(1);
        Finding finding = only(audit(with(other)), FindingKind.TWO_LABELS);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message().text()).contains("2 pictures").contains("different labels");
        assertThat(finding.exhibits().get(0).caption().text()).contains("ash and beech");
    }

    @Test
    void leaksBetweenGivenParts() {
        Sample test = again(CLEAN.samples().get(4), "test/again").withGiven(Role.TEST);
        Dataset data = with(test);
        Copies copies = CopySearch.of(data);
        Finding finding = only(audit(data), FindingKind.LEAK);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.count()).isEqualTo(1);
        assertThat(finding.exhibits().get(0).caption().text()).contains("train and test");
        assertThat(Sides.joinable(data, copies).pairs()).isEmpty(); // the layout has parted them

        Dataset kept = Cleaned.of(data, copies).kept();
        assertThat(kept.samples())
                .extracting(Sample::name)
                .contains("test/again")
                .doesNotContain("ash/4");
    }

    @Test
    void aGroupInTwoGivenParts() {
        Dataset data = with(
                sample("a", scene()).withGroup("g"),
                sample("b", Scenes.scene(72, 60, Seed.of(98))).withGroup("g").withGiven(Role.TEST));
        assertThat(only(audit(data), FindingKind.LEAK)
                        .exhibits()
                        .get(0)
                        .caption()
                        .text())
                .contains("group g");
    }

    @Test
    void whatIsWrongWithSinglePictures() {
        Picture blank = Scenes.filled(scene(), new int[] {0, 0, 72, 60}, 90);
        Picture blurred = Resize.to(Resize.to(scene(), 6, 5), 72, 60);
        Audit audit = audit(with(
                sample("blank", blank),
                sample("dark", dark(scene())),
                sample("blurred", blurred),
                sample("tiny", Resize.to(scene(), 12, 10)),
                sample("long", Scenes.scene(300, 60, Seed.of(97)))));
        assertThat(only(audit, FindingKind.BLANK).exhibits()).containsExactly(Exhibit.of("blank", "72 x 60"));
        assertThat(only(audit, FindingKind.DARK).exhibits()).containsExactly(Exhibit.of("dark", "72 x 60"));
        assertThat(only(audit, FindingKind.BLURRED).exhibits().get(0).samples()).containsExactly("blurred");
        assertThat(only(audit, FindingKind.TINY).exhibits()).containsExactly(Exhibit.of("tiny", "12 x 10"));
        assertThat(only(audit, FindingKind.ODD_SHAPE).exhibits()).containsExactly(Exhibit.of("long", "300 x 60"));
    }

    private static Picture dark(Picture scene) {
        byte[] pixels = scene.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((pixels[i] & 0xff) / 8);
        }
        return new Picture(scene.height(), scene.width(), 3, pixels);
    }

    @Test
    void classesOfDifferentSizes() {
        Dataset uneven = CLEAN.withSamples(CLEAN.samples().stream()
                .filter(s -> s.label() > 0 || s.name().matches("ash/[04]"))
                .toList());
        Audit audit = audit(uneven);
        assertThat(only(audit, FindingKind.TOO_FEW).message().text())
                .contains("1 of 4 classes")
                .contains("ash 2");
        assertThat(only(audit, FindingKind.IMBALANCE).message().text())
                .contains("30 times")
                .contains("beech 60, ash 2");
    }

    @Test
    void filesThatCannotBeRead() {
        Dataset data = new Dataset(
                "scenes",
                CLEAN.samples(),
                CLEAN.labels(),
                CLEAN.task(),
                List.of(
                        new BadFile("ash/x.jpg", BadKind.TRUNCATED, "truncated JPEG"),
                        new BadFile("ash/y.jpg", BadKind.WRONGLY_NAMED, "named .jpg, but is a PNG")));
        Audit audit = audit(data);
        assertThat(only(audit, FindingKind.UNREADABLE).exhibits())
                .containsExactly(Exhibit.of("ash/x.jpg", "truncated JPEG"));
        assertThat(only(audit, FindingKind.WRONGLY_NAMED).count()).isEqualTo(1);
    }

    @Test
    void groupsInFileNamesAreAskedFor() {
        assertThat(named("ash/s%03d_%d.png")).contains("^s(\\d+)_");
        assertThat(named("ash/p%d-x%d-a.png")).contains("^p(\\d+)[-_. ]");
        assertThat(named("ash/scan_%d_%d.png"))
                .hasValueSatisfying(p -> assertThat(p).contains("([^-_. ]+)"));
        assertThat(named("ash/patient%d/%d.png")).contains("parent");
    }

    @Test
    void countersAreNoGroups() {
        assertThat(NameGroups.in(CLEAN)).isEmpty();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            samples.add(sample(i % 2 + "/img_" + i / 2 + "_crop.png", scene()).withLabel(i % 2));
        }
        assertThat(NameGroups.in(Scenes.data(samples))).isEmpty();
    }

    /** Twenty pictures of each of ten patients. */
    private static Optional<String> named(String pattern) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            samples.add(
                    sample(String.format(pattern, i / 20, 7 * i % 20), scene()).withLabel(i % 4));
        }
        return NameGroups.in(Scenes.data(samples)).map(NameGroups::groupBy);
    }

    @Test
    void copiesFlatterASplitAtRandom() {
        List<Sample> samples = new ArrayList<>(CLEAN.samples());
        CLEAN.samples().subList(0, 120).forEach(s -> samples.add(again(s, s.name() + "-again")));
        Audit audit = audit(CLEAN.withSamples(samples));
        assertThat(audit.flattery()).hasSize(1);
        Flattery flattery = audit.flattery().get(0);
        assertThat(flattery.by()).isEqualTo(Flattery.By.COPIES);
        assertThat(flattery.low()).isPositive(); // 240 of 360 pictures have a copy, and nothing else tells their label
        assertThat(flattery.random() - flattery.kept()).isGreaterThan(0.2);
        assertThat(flattery.kept()).isBetween(0.1, 0.4);
        assertThat(AuditText.of(audit)).contains("a split at random would flatter by +");
    }

    @Test
    void allFindingsHoldToTheContract() {
        Sample first = CLEAN.samples().get(0);
        Audit audit = audit(with(
                again(first, "ash/a"),
                again(first, "beech/b").withLabel(1),
                again(first, "t").withGiven(Role.TEST),
                sample("tiny", Resize.to(scene(), 12, 10))));
        assertThat(audit.findings())
                .hasSizeGreaterThan(3)
                .isSortedAccordingTo((a, b) -> a.severity().compareTo(b.severity()));
        assertThat(audit.findings()).allSatisfy(finding -> {
            assertThat(finding.message().text()).matches("(?s)[A-Z0-9].*\\.").doesNotContain("\n");
            assertThat(finding.repair().text()).matches("(?s)[A-Z].*[.']");
            assertThat(finding.exhibits()).hasSizeLessThanOrEqualTo(Finding.SHOWN);
        });
        assertThat(Audit.fromJson(audit.toJson(), "audit.json")).isEqualTo(audit);
    }

    @Test
    void setsWithNextToNothingInThem() {
        assertThat(audit(CLEAN.first(0)).findings()).isNotEmpty();
        assertThat(audit(CLEAN.first(1)).probes()).isEmpty();
        Audit four = audit(CLEAN.first(4)); // one of each class
        assertThat(only(four, FindingKind.TOO_FEW).message().text()).contains("4 of 4");
        assertThat(AuditText.of(four)).contains("Shortcuts were not looked for");
        Dataset one = CLEAN.withSamples(
                CLEAN.samples().stream().filter(s -> s.label() == 1).toList());
        assertThat(audit(one).probes()).isEmpty();
    }

    @Test
    void picturesThatCannotBeReadAreLeftOut() {
        Sample gone = new Sample(
                "gone",
                () -> {
                    throw new FoveaException("gone must be there, but was not.");
                },
                0,
                null,
                null);
        Audit audit = audit(with(gone));
        assertThat(only(audit, FindingKind.UNREADABLE).exhibits().get(0).samples())
                .containsExactly("gone");
        assertThat(audit.looked()).isEqualTo(CLEAN.size());
        Dataset none = CLEAN.withSamples(List.of(gone));
        assertThat(audit(none).looked()).isZero();
    }

    @Test
    void severalLabelsAPicture() {
        List<Sample> samples = CLEAN.samples().stream()
                .map(s -> s.withLabels(s.label() == 3 ? LabelSet.NONE : LabelSet.of(s.label())))
                .toList();
        Dataset data = new Dataset("tagged", samples, new Labels(Scenes.LABELS), new Task.MultiLabel(), List.of());
        Audit audit = audit(data);
        assertThat(audit.probes()).isEmpty();
        assertThat(audit.looked()).isEqualTo(data.size());
    }

    @Test
    void aCleanedTableIsReadAgain() throws IOException {
        Dataset files = Scenes.files(folder, 12, (label, scene) -> Scenes.png(scene));
        Path copy = folder.resolve("ash/copy.jpg");
        Files.copy(folder.resolve("ash/photo0.jpg"), copy);
        Files.copy(folder.resolve("ash/photo4.jpg"), folder.resolve("beech/wrong.jpg"));
        Dataset data = Datasets.folder(folder, Scan.usual());
        assertThat(data.size()).isEqualTo(files.size() + 2);

        Cleaned cleaned = Cleaned.of(data, CopySearch.of(data));
        assertThat(cleaned.left())
                .containsExactly(
                        "2 left out whose exact copies have another label",
                        "1 left out that are exact copies of others");
        Path table = Files.createDirectories(folder.resolve("tables")).resolve("cleaned.csv");
        Files.writeString(table, cleaned.csv(folder.resolve("tables")));
        Dataset read = Datasets.table(table, Scan.usual());
        assertThat(read.size()).isEqualTo(files.size() - 1);
        assertThat(read.samples())
                .extracting(Sample::name)
                .contains("../ash/copy.jpg")
                .doesNotContain("../ash/photo4.jpg");
    }

    @Test
    void aCleanedTableNeedsFiles() {
        Assertions.assertThatThrownBy(
                        () -> Cleaned.of(CLEAN, new Copies(List.of())).csv(folder))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("files of their own");
    }
}
