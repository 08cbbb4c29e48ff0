package dev.fovea.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Scan;
import dev.fovea.picture.FileTraits;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planted shortcuts are flagged, each by its own clue, and nothing is where there is none. */
class ShortcutsTest {
    private static final int EACH = 30;

    @TempDir
    private Path folder;

    static Audit audit(Dataset data) {
        return Audit.of(
                data, CopySearch.of(data), AuditSettings.usual(), Scan.usual().listener());
    }

    private static Set<Clue> flagged(Dataset data) {
        Audit audit = audit(data);
        Set<Clue> clues =
                audit.probes().stream().filter(Probe::isShortcut).map(Probe::by).collect(Collectors.toSet());
        assertThat(audit.findings().stream().filter(f -> f.kind() == FindingKind.SHORTCUT))
                .hasSize(clues.size());
        return clues;
    }

    @Test
    void nothingIsFlaggedWhereThereIsNothing() throws IOException {
        assertThat(audit(Scenes.of(EACH, (label, scene) -> scene)).findings())
                .noneMatch(finding -> finding.severity() != Severity.NOTE);
        Audit files = audit(Scenes.files(folder, EACH, (label, scene) -> Scenes.jpeg(scene, 0.9f)));
        assertThat(files.findings()).noneMatch(finding -> finding.severity() != Severity.NOTE);
        assertThat(files.probes()).extracting(Probe::by).contains(Clue.FILE_SIZE, Clue.MARK, Clue.COLOUR);
        assertThat(files.probes())
                .allSatisfy(probe -> assertThat(probe.low()).isLessThanOrEqualTo(probe.chance() + 0.1));
    }

    @Test
    void aSquareInTheCornerOfOneClass() {
        Dataset data = Scenes.of(
                EACH, (label, scene) -> label == 2 ? Scenes.filled(scene, new int[] {62, 50, 8, 8}, 250) : scene);
        Audit audit = audit(data);
        Finding finding = audit.findings().get(0);
        assertThat(finding.kind()).isEqualTo(FindingKind.SHORTCUT);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message().text())
                .contains("watermark")
                .contains("cedar")
                .doesNotContain("beech");
        assertThat(finding.exhibits())
                .extracting(exhibit -> exhibit.caption().text())
                .containsExactly("cedar");
    }

    @Test
    void wordsInTheCornerOfOneClass() {
        Dataset data = Scenes.of(EACH, (label, scene) -> {
            Picture large = Resize.to(scene, 320, 260);
            return label == 1 ? written(large) : large;
        });
        assertThat(flagged(data)).contains(Clue.MARK);
    }

    private static Picture written(Picture picture) {
        BufferedImage image = Scenes.image(picture);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.drawString("(c) 2020", 4, 16);
        pen.dispose();
        return dev.fovea.picture.Pictures.of(image);
    }

    @Test
    void aFrameAroundOneClassAndFramesOfSeveralWidths() {
        assertThat(flagged(Scenes.of(EACH, (label, scene) -> label == 0 ? Scenes.framed(scene, 3, 0) : scene)))
                .contains(Clue.BORDER);
        assertThat(flagged(Scenes.of(EACH, (label, scene) -> Scenes.framed(scene, 1 + 2 * label, 255))))
                .contains(Clue.BORDER);
    }

    @Test
    void aQualityForEachClassShowsInFormatAndFileSize() throws IOException {
        Dataset data = Scenes.files(folder, EACH, (label, scene) -> Scenes.jpeg(scene, 0.3f + 0.2f * label));
        assertThat(flagged(data)).contains(Clue.FORMAT, Clue.FILE_SIZE);
    }

    @Test
    void aCameraForEachClass() throws IOException {
        Dataset data = Scenes.files(
                folder, EACH, (label, scene) -> Scenes.withCamera(Scenes.jpeg(scene, 0.9f), "Model " + label));
        assertThat(flagged(data)).containsExactly(Clue.EXIF);
    }

    @Test
    void oneClassAsPng() throws IOException {
        Dataset data =
                Scenes.files(folder, EACH, (label, scene) -> label == 3 ? Scenes.png(scene) : Scenes.jpeg(scene, 0.9f));
        assertThat(flagged(data)).contains(Clue.FORMAT);
    }

    @Test
    void aSizeForEachClass() {
        assertThat(flagged(Scenes.of(EACH, (label, scene) -> Resize.to(scene, 72 + 8 * label, 60))))
                .contains(Clue.SIZE);
    }

    @Test
    void coloursAreNotesAlone() {
        Dataset data = Scenes.of(EACH, (label, scene) -> darker(scene, 40 * label));
        Audit audit = audit(data);
        assertThat(audit.of(Severity.NOTE)).anyMatch(f -> f.message().text().contains("mean colour"));
    }

    private static Picture darker(Picture scene, int by) {
        byte[] pixels = scene.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(255, (pixels[i] & 0xff) * 0.3 + 30 + by));
        }
        return new Picture(scene.height(), scene.width(), 3, pixels);
    }

    @Test
    void oneGroupForEachClass() {
        Dataset data = Scenes.of(EACH, (label, scene) -> scene).grouped(sample -> "camera " + sample.label());
        Finding finding = audit(data).findings().get(0);
        assertThat(finding.kind()).isEqualTo(FindingKind.ONE_GROUP);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message().text()).contains("4 of 4 classes");
    }

    @Test
    void pureGroupsAreANoteWhereThereAreMany() {
        Dataset data = Scenes.of(EACH, (label, scene) -> scene)
                .grouped(sample -> "patient " + sample.label() + "/"
                        + sample.name().length() + sample.name().hashCode() % 7);
        assertThat(audit(data).findings()).noneMatch(f -> f.kind() == FindingKind.ONE_GROUP);
    }

    @Test
    void theModelsOwnGainCounts() {
        Probe probe = new Probe(Clue.SIZE, 100, 0.2, 0.5, 0.42, 0.58, List.of());
        assertThat(probe.isShortcut()).isFalse();
        assertThat(probe.recoversHalfOf(0.6)).isTrue();
        assertThat(probe.recoversHalfOf(0.65)).isFalse();
    }

    @Test
    void theSameSeedGivesTheSameAudit() {
        Dataset data = Scenes.of(12, (label, scene) -> scene);
        Audit audit = audit(data);
        assertThat(audit(data)).isEqualTo(audit);
        assertThat(Audit.fromJson(audit.toJson(), "audit.json")).isEqualTo(audit);
        assertThat(AuditSettings.usual().withSeed(Seed.of(2)).seed()).isEqualTo(Seed.of(2));
    }

    @Test
    void traitsOfAFileAreRead() {
        Picture scene = Scenes.scene(32, 32, Seed.of(1));
        FileTraits traits = FileTraits.of(Scenes.withCamera(Scenes.jpeg(scene, 0.5f), "X-100"));
        assertThat(traits.format()).isEqualTo("JPEG");
        assertThat(traits.camera()).isEqualTo("X-100");
        assertThat(traits.coarseness())
                .isGreaterThan(FileTraits.of(Scenes.jpeg(scene, 0.9f)).coarseness())
                .isPositive();
        assertThat(FileTraits.of(Scenes.png(scene))).isEqualTo(new FileTraits("PNG", 0, "", "", ""));
    }

    @Test
    void noBytesOfAFileAreTooOdd() {
        byte[] whole = Scenes.withCamera(Scenes.jpeg(Scenes.scene(16, 16, Seed.of(1)), 0.5f), "X-100");
        for (int length = 0; length < whole.length; length++) {
            assertThat(FileTraits.of(java.util.Arrays.copyOf(whole, length))).isNotNull();
        }
        for (int at = 0; at < 80; at++) {
            byte[] odd = whole.clone();
            odd[at] = (byte) 0xff;
            assertThat(FileTraits.of(odd)).isNotNull();
        }
    }
}
