package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.fovea.base.FoveaException;
import dev.fovea.picture.UnreadablePicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scan finds at each depth, of each kind, and that the data set goes on without it. */
class FileScanTest {
    @TempDir
    private Path root;

    @BeforeEach
    void twoClasses() throws IOException {
        Bytes.put(root, "a/1.png", "b/2.png");
    }

    @ParameterizedTest
    @EnumSource(ScanDepth.class)
    void everyKindIsFoundAtEveryDepth(ScanDepth depth) throws IOException {
        byte[] jpeg = Bytes.picture("jpg", 40, 30);
        write("a/cut.jpg", Arrays.copyOf(jpeg, jpeg.length - 2));
        write("a/cut in the middle.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
        write("a/cut.png", Arrays.copyOf(Bytes.png(), 60));
        write("a/cut.gif", Arrays.copyOf(Bytes.picture("gif", 9, 9), 40));
        write("a/cut.bmp", Arrays.copyOf(Bytes.picture("bmp", 9, 9), 200));
        write("a/empty.png", new byte[0]);
        write("a/really.jpg", Bytes.png());
        write("a/page.jpg", "<html>404</html>".getBytes(StandardCharsets.US_ASCII));
        write("b/tiny.png", Bytes.picture("png", 3, 40));
        write("b/bomb.png", bomb());

        Dataset data = Datasets.folder(root, Scan.usual().withDepth(depth));

        assertThat(data.badFiles())
                .extracting(BadFile::name, BadFile::kind)
                .containsExactly(
                        tuple("a/cut in the middle.jpg", BadKind.TRUNCATED),
                        tuple("a/cut.bmp", BadKind.TRUNCATED),
                        tuple("a/cut.gif", BadKind.TRUNCATED),
                        tuple("a/cut.jpg", BadKind.TRUNCATED),
                        tuple("a/cut.png", BadKind.TRUNCATED),
                        tuple("a/empty.png", BadKind.ZERO_BYTE),
                        tuple("a/page.jpg", BadKind.UNREADABLE),
                        tuple("a/really.jpg", BadKind.WRONGLY_NAMED),
                        tuple("b/bomb.png", BadKind.BOMB),
                        tuple("b/tiny.png", BadKind.TOO_SMALL));
        assertThat(data.samples()).extracting(Sample::name).containsExactly("a/1.png", "a/really.jpg", "b/2.png");
        assertThat(data.skipped()).hasSize(9).noneMatch(bad -> bad.name().equals("a/really.jpg"));
    }

    @Test
    void whatIsDamagedWithinIsFoundByDecodingAlone() throws IOException {
        write("a/within.png", rotten());

        Dataset quick = Datasets.folder(root, Scan.usual().withDepth(ScanDepth.QUICK));
        assertThat(quick.badFiles()).isEmpty();
        Sample rotten = quick.samples().get(1);
        assertThat(rotten.name()).isEqualTo("a/within.png");
        assertThatThrownBy(rotten::picture).isInstanceOf(UnreadablePicture.class);

        for (ScanDepth depth : List.of(ScanDepth.AUTO, ScanDepth.FULL)) {
            assertThat(Datasets.folder(root, Scan.usual().withDepth(depth)).badFiles())
                    .extracting(BadFile::name)
                    .containsExactly("a/within.png");
        }
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        List<String> told = new ArrayList<>();
        Datasets.folder(root, Scan.usual().telling(new Scan.Listener() {
            @Override
            public void scanned(int files, int of) {
                told.add(files + "/" + of);
            }

            @Override
            public void said(String sentence) {
                told.add(sentence);
            }
        }));
        assertThat(told).last().isEqualTo("2/2");
    }

    @Test
    void foldersAndFilesThatMayNotBeOpenedAreNamed() throws IOException {
        Bytes.put(root, "a/locked.png", "b/inner/3.png");
        root.resolve("a/locked.png").toFile().setReadable(false);
        root.resolve("b/inner").toFile().setReadable(false);
        try {
            assumeFalse(Files.isReadable(root.resolve("a/locked.png")), "whoever runs this may read everything (root)");
            assertThat(Datasets.folder(root).badFiles())
                    .containsExactly(
                            new BadFile("a/locked.png", "cannot be opened (access is denied)"),
                            new BadFile("b/inner", "cannot be opened (access is denied)"));
        } finally {
            root.resolve("b/inner").toFile().setReadable(true);
        }
    }

    @Test
    void anEmptyFolderIsRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> Datasets.folder(empty))
                .isInstanceOf(FoveaException.class)
                .hasMessage(empty + " must have at least 2 classes, but had none. "
                        + "Put the pictures of each class in a folder of their own.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"猫 und Hund", "with space", "ümlaut"})
    void namesAreOfAnyScript(String name) throws IOException {
        assumeFalse(System.getProperty("sun.jnu.encoding").startsWith("ANSI"), "file names are ASCII here");
        Bytes.put(root, name + "/ein 图片.png");
        Dataset data = Datasets.folder(root);
        assertThat(data.labels().names()).contains(name);
        assertThat(data.samples()).last().satisfies(s -> assertThat(s.name()).isEqualTo(name + "/ein 图片.png"));
    }

    @Test
    void depthsAreWordsInFiles() {
        assertThat(ScanDepth.of("full")).isEqualTo(ScanDepth.FULL);
        assertThatThrownBy(() -> ScanDepth.of("ful"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scan must be known, but was \"ful\". Did you mean \"full\"? Allowed: auto, full, quick.");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(root.resolve(name), bytes);
    }

    /** One bit a pixel, 50,000 x 50,000, all white: 300 kB that would take 2.5 GB. */
    private static byte[] bomb() throws IOException {
        Deflater deflater = new Deflater();
        byte[] row = new byte[1 + 50_000 / 8];
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        for (int y = 0; y < 50_000; y++) {
            deflater.setInput(row);
            while (!deflater.needsInput()) {
                data.write(piece, 0, deflater.deflate(piece));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            data.write(piece, 0, deflater.deflate(piece));
        }
        return png(50_000, 50_000, data.toByteArray());
    }

    /** A PNG whose checksums are right and whose pixels are no deflate stream. */
    private static byte[] rotten() throws IOException {
        byte[] noise = new byte[400];
        Arrays.fill(noise, (byte) 0xff);
        return png(8, 8, noise);
    }

    private static byte[] png(int width, int height, byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        byte[] head = new byte[13];
        java.nio.ByteBuffer.wrap(head).putInt(width).putInt(height).put((byte) 1);
        chunk(out, "IHDR", head);
        chunk(out, "IDAT", data);
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        byte[] body = new byte[4 + data.length];
        System.arraycopy(type.getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
        System.arraycopy(data, 0, body, 4, data.length);
        CRC32 crc = new CRC32();
        crc.update(body);
        out.write(java.nio.ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(body);
        out.write(java.nio.ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
