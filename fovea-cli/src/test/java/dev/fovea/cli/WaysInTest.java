package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.data.Sample;
import dev.fovea.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same pictures as a folder, an archive, a table and through a pipe, at a shell. */
class WaysInTest {
    @TempDir
    private static Path home;

    private static final List<Path> FILES = new ArrayList<>();
    private static Path folder;

    private static Done fovea(String in, String... arguments) {
        return Done.fovea(in.getBytes(StandardCharsets.UTF_8), arguments);
    }

    private static Done train(String in, String data, String name) {
        return fovea(
                in,
                "train",
                data,
                "--model",
                "keras-mnist",
                "--epochs",
                "1",
                "--batch",
                "16",
                "--runs",
                home.resolve("runs").toString(),
                "--name",
                name);
    }

    @BeforeAll
    static void draw() throws IOException {
        assumeFalse(System.getProperty("sun.jnu.encoding").startsWith("ANSI"), "file names are ASCII here");
        folder = home.resolve("字 signs");
        Dataset drawn = Drawn.characters(60, Seed.of(3));
        for (int i = 0; i < drawn.size(); i++) {
            Sample sample = drawn.samples().get(i);
            Picture picture = sample.picture();
            BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
            Path file = folder.resolve((sample.label() % 2 == 0 ? "even 双/" : "odd/") + i + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
            FILES.add(file);
        }
    }

    private static String table() {
        StringBuilder rows = new StringBuilder("label,path,split,weight,note\n");
        for (int i = 0; i < FILES.size(); i++) {
            String label = FILES.get(i).getParent().getFileName().toString();
            rows.append(label).append(',').append(FILES.get(i)).append(',');
            rows.append(i % 5 == 0 ? "test" : i % 5 == 1 ? "val" : "train").append(",1.5,x\n");
        }
        return rows + "odd,missing.png,train,,\n";
    }

    @Test
    void aTableThroughAPipeDecidesTheParts() throws IOException {
        Done done = train(table(), "-", "pipe");

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.err()).contains("Columns of standard input that are not used: note.");
        assertThat(done.out())
                .contains("stdin: 60 pictures, 2 classes (even 双 ")
                .contains("missing.png: there is no such file")
                .contains("Split: 36 train, 12 validation, 12 test.");
        assertThat(Files.readString(home.resolve("runs/pipe/bad-files.csv")))
                .isEqualTo("name,kind,reason\nmissing.png,missing,there is no such file\n");
    }

    @Test
    void anArchiveTrainsAndATableIsJudged() throws IOException {
        Path zip = home.resolve("my signs.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : FILES) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        Done trained = train("", zip.toString(), "zip");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(home.resolve("runs/zip/bad-files.csv")).doesNotExist();

        Path csv = Files.writeString(home.resolve("表.csv"), table());
        String model = home.resolve("runs/zip/model.onnx").toString();
        Done judged = fovea("", "evaluate", model, csv.toString(), "--part", "test");
        assertThat(judged.code()).as(judged.err()).isZero();
        assertThat(judged.out()).contains("n 12");
        assertThat(fovea(table(), "evaluate", model, "-").out()).contains("n 60");
    }

    @Test
    void whatIsWrongWithTheDataIsSaidInOneLine() throws IOException {
        Path wrong = Files.writeString(home.resolve("wrong.csv"), "file,label\na.png,b\n");
        Done done = train("", wrong.toString(), "wrong");
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).hasLineCount(1).contains("Rename \"file\" to \"path\".");
        assertThat(home.resolve("runs/wrong")).doesNotExist();

        Done scan = fovea("", "train", folder.toString(), "--scan", "deep");
        assertThat(scan.code()).isEqualTo(2);
        assertThat(scan.err()).contains("--scan").contains("deep");

        Done one = train("", folder.resolve("odd").toString(), "one");
        assertThat(one.code()).isEqualTo(2);
        assertThat(one.err()).contains("must have at least 2 classes, but had none");
    }

    @Test
    void theHelpSaysWhatDataMayBe() {
        assertThat(fovea("", "train", "--help").out().replaceAll("\\s+", " "))
                .contains("or a named set: mnist, fashion-mnist, cifar10, drawn.")
                .contains(".zip, .tar or .tar.gz")
                .contains("--scan");
    }
}
