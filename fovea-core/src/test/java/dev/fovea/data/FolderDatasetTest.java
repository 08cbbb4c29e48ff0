package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folder per class: layouts, what is passed over, what is skipped with a reason, and what is refused. */
class FolderDatasetTest {
    @TempDir
    Path root;

    @Test
    void foldersAreClassesInNaturalOrder() throws IOException {
        put("class10/a.png", "class2/b.png", "class2/sub/deeper/c.png", "class1/d.png");

        Dataset data = Datasets.folder(root);

        assertThat(data.labels().names()).containsExactly("class1", "class2", "class10");
        assertThat(data.samples())
                .extracting(Sample::name)
                .containsExactly("class1/d.png", "class2/b.png", "class2/sub/deeper/c.png", "class10/a.png");
        assertThat(data.truth()).containsExactly(0, 1, 1, 2);
        assertThat(data.samples()).allMatch(s -> s.given() == null && s.group() == null);
        assertThat(data.samples().get(0).picture().width()).isEqualTo(5);
        assertThat(data.skipped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"val", "valid", "validation", "Validation"})
    void partsAboveTheClassesAreKept(String validation) throws IOException {
        put("train/a/1.png", "train/b/2.png", "test/a/3.png", validation + "/b/4.png");

        Dataset data = Datasets.folder(root);

        assertThat(data.labels().names()).containsExactly("a", "b");
        assertThat(names(data, Role.TRAIN)).containsExactly("train/a/1.png", "train/b/2.png");
        assertThat(names(data, Role.TEST)).containsExactly("test/a/3.png");
        assertThat(names(data, Role.VALIDATION)).containsExactly(validation + "/b/4.png");
    }

    @Test
    void aClassMayBeCalledTrain() throws IOException {
        put("train/1.png", "plane/2.png");

        assertThat(Datasets.folder(root).labels().names()).containsExactly("plane", "train");
    }

    @Test
    void whatIsNoPictureIsPassedOver() throws IOException {
        put("a/1.png", "b/2.png", ".git/x.png", "a/.hidden.png", "__MACOSX/y.png");
        for (String other :
                List.of("a/notes.txt", "a/Thumbs.db", "b/.DS_Store", "LICENSE", "b/table.csv", "b/noextension")) {
            Files.writeString(root.resolve(other), "not a picture");
        }

        Dataset data = Datasets.folder(root);

        assertThat(data.size()).isEqualTo(2);
        assertThat(data.skipped()).isEmpty();
    }

    @Test
    void theContentIsBelieved() throws IOException {
        put("a/1.png", "b/2.png");
        Files.write(root.resolve("a/really-a-png.jpg"), png());
        Files.write(root.resolve("a/no-extension"), png());

        Dataset data = Datasets.folder(root);

        assertThat(data.size()).isEqualTo(4);
        assertThat(data.skipped()).isEmpty();
        assertThat(data.badFiles())
                .containsExactly(new BadFile("a/really-a-png.jpg", BadKind.WRONGLY_NAMED, "named .jpg, but is a PNG"));
        assertThat(data.samples())
                .allSatisfy(s -> assertThat(s.picture().width()).isEqualTo(5));
    }

    @Test
    void whatCannotBeReadIsNamedWithItsReason() throws IOException {
        put("a/1.png", "b/2.png", "beside.png");
        Files.write(root.resolve("a/cut.png"), Arrays.copyOf(png(), 50));
        Files.writeString(root.resolve("a/page.jpg"), "<html>404</html>");
        Files.createFile(root.resolve("b/empty.jpeg"));
        Files.write(root.resolve("b/new"), "RIFF1234WEBPVP8 ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(Datasets.folder(root).skipped())
                .containsExactlyInAnyOrder(
                        new BadFile("beside.png", BadKind.UNLABELLED, "lies in no class folder"),
                        new BadFile("a/cut.png", "truncated PNG"),
                        new BadFile("a/page.jpg", "not a picture: a web page"),
                        new BadFile("b/empty.jpeg", "empty file"),
                        new BadFile("b/new", "truncated WebP"));
    }

    @Test
    void linksAreFollowedAndLoopsAreNot() throws IOException {
        put("a/1.png", "b/2.png");
        Files.createSymbolicLink(root.resolve("a/loop"), root);
        Files.createSymbolicLink(root.resolve("b/link.png"), root.resolve("a/1.png"));
        Files.createSymbolicLink(root.resolve("b/gone.png"), root.resolve("a/nowhere.png"));

        Dataset data = Datasets.folder(root);

        assertThat(data.samples()).extracting(Sample::name).containsExactly("a/1.png", "b/2.png", "b/link.png");
        assertThat(data.skipped())
                .containsExactly(new BadFile("b/gone.png", BadKind.MISSING, "a link to a file that is missing"));
    }

    @Test
    void anEmptyClassIsNamed() throws IOException {
        put("a/1.png", "b/2.png");
        Files.createDirectories(root.resolve("c"));
        Files.createDirectories(root.resolve("d"));
        Files.createFile(root.resolve("d/bad.jpg"));

        assertThatThrownBy(() -> Datasets.folder(root))
                .isInstanceOf(FoveaException.class)
                .hasMessageStartingWith("classes must have at least 1 readable picture, but 2 had none: "
                        + "c, d (d/bad.jpg: empty file)");
    }

    @Test
    void fewerThanTwoClassesAreRefused() throws IOException {
        put("only/1.png", "2.png");

        assertThatThrownBy(() -> Datasets.folder(root))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must have at least 2 classes, but had 1 (only)");
    }

    @Test
    void testMayLackAClassButNotAddOne() throws IOException {
        put("train/a/1.png", "train/b/2.png", "test/a/3.png");
        Files.createDirectories(root.resolve("test/b"));
        assertThat(Datasets.folder(root).size()).isEqualTo(3);

        put("test/c/4.png");
        assertThatThrownBy(() -> Datasets.folder(root))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must be classes of train, but [test/c] were not");
    }

    @Test
    void foldersBesideThePartsAreRefused() throws IOException {
        put("train/a/1.png", "train/b/2.png", "test/a/3.png", "more/a/4.png");

        assertThatThrownBy(() -> Datasets.folder(root))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("but were [more, test, train]");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> Datasets.folder(root.resolve("nowhere")))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("nowhere must be a folder");
    }

    @Test
    void photographsOfFiveFlowers() {
        Dataset flowers = Datasets.folder(SharedData.path("flowers"));

        assertThat(flowers.name()).isEqualTo("flowers");
        assertThat(flowers.labels().names()).containsExactly("daisy", "dandelion", "roses", "sunflowers", "tulips");
        assertThat(flowers.counts()).containsExactly(80, 80, 80, 80, 80);
        assertThat(flowers.skipped()).isEmpty();
    }

    private static List<String> names(Dataset data, Role role) {
        return data.given(role).samples().stream().map(Sample::name).toList();
    }

    private void put(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, png());
        }
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
