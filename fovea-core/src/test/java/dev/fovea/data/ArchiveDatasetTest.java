package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives are what their folder would be, and every odd entry has its reason. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ArchiveDatasetTest {
    private static final String[] KINDS = {"x.zip", "x.tar", "x.tar.gz", "x.tgz", "x.tar.bz2", "x.tar.xz"};

    @TempDir
    private Path temp;

    @BeforeEach
    void moveIn() {
        System.setProperty("fovea.home", temp.resolve("home").toString());
    }

    @AfterEach
    void moveOut() {
        System.clearProperty("fovea.home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.zip", "x.tar", "x.tar.gz", "x.tgz", "x.tar.bz2", "x.tar.xz"})
    void isWhatItsFolderWouldBe(String file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : List.of(
                "train/b 图/10.png",
                "train/a/2.png",
                "train/a/deep/er/1.png",
                "train/a/" + "long".repeat(60) + "/1.png",
                "test/a/3.png",
                "val/b 图/4.png",
                "train/beside.png")) {
            entries.put(name, Bytes.png());
        }
        entries.put("train/a/notes.txt", new byte[3]);
        entries.put("train/a/.hidden.png", Bytes.png());
        entries.put("__MACOSX/train/a/2.png", new byte[3]);
        entries.put("train/a/cut.png", Arrays.copyOf(Bytes.png(), 50));
        Path archive = archive(file, entries);
        Path folder = temp.resolve("x");
        for (var entry : entries.entrySet()) {
            Path path = folder.resolve(entry.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, entry.getValue());
        }

        Dataset data = Datasets.open(archive.toString());
        Dataset like = Datasets.folder(folder);

        assertThat(data.name()).isEqualTo("x");
        assertThat(data.labels()).isEqualTo(like.labels());
        assertThat(data.badFiles()).isEqualTo(like.badFiles()).hasSize(2);
        assertThat(data.samples())
                .extracting(Sample::name)
                .isEqualTo(names(like))
                .hasSize(6);
        assertThat(data.samples())
                .extracting(Sample::given)
                .isEqualTo(like.samples().stream().map(Sample::given).toList());
        assertThat(data.samples())
                .allSatisfy(s -> assertThat(s.picture().width()).isEqualTo(5));
    }

    @Test
    void aFolderAroundAllIsPassedThrough() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("data/photos/a/1.png", Bytes.png());
        entries.put("data/photos/b/2.png", Bytes.png());

        Dataset data = Datasets.open(archive("photos.zip", entries).toString());

        assertThat(data.labels().names()).containsExactly("a", "b");
        assertThat(names(data)).containsExactly("data/photos/a/1.png", "data/photos/b/2.png");
    }

    @Test
    void manyThreadsReadAtOnce() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            entries.put((i % 2 == 0 ? "a/" : "b/") + i + ".png", Bytes.picture("png", 10 + i, 7));
        }
        for (String kind : KINDS) {
            Dataset data = Datasets.open(archive(kind, entries).toString());
            List<Integer> widths = IntStream.range(0, 600)
                    .parallel()
                    .mapToObj(i -> data.samples().get(i % 60))
                    .map(s ->
                            s.picture().width() - 10 - Integer.parseInt(s.name().replaceAll("\\D", "")))
                    .toList();
            assertThat(widths).as(kind).containsOnly(0);
        }
    }

    @Test
    void oddEntriesOfAZipAreNamed() throws IOException {
        Path file = temp.resolve("odd.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            zip.setUseZip64(Zip64Mode.Always);
            put(zip, "a/1.png", Bytes.png());
            put(zip, "b/2.png", Bytes.png());
            put(zip, "b/2.png", Bytes.png());
            put(zip, "b/../../etc/3.png", Bytes.png());
            put(zip, "/b/4.png", Bytes.png());
            put(zip, "C:/b/5.png", Bytes.png());
            put(zip, "b/bomb.bmp", new byte[20 << 20]);
        }

        Dataset data = Datasets.archive(file, Scan.usual());

        assertThat(names(data)).containsExactly("a/1.png", "b/2.png");
        assertThat(data.badFiles())
                .extracting(BadFile::name, BadFile::reason)
                .containsExactlyInAnyOrder(
                        tuple("/b/4.png", "its name leads out of the archive"),
                        tuple("C:/b/5.png", "its name leads out of the archive"),
                        tuple("b/../../etc/3.png", "its name leads out of the archive"),
                        tuple("b/2.png", "its name occurs twice in the archive, and the first one counts"),
                        tuple("b/bomb.bmp", "too large: grows from 20387 to 20971520 bytes"));
        assertThat(data.badFiles())
                .filteredOn(b -> b.name().equals("b/bomb.bmp"))
                .first()
                .extracting(BadFile::kind)
                .isEqualTo(BadKind.BOMB);
    }

    @Test
    void encryptedStrangelyPackedAndUnreadablyNamedEntriesAreNamed() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/1.png", Bytes.png());
        entries.put("b/2.png", Bytes.png());
        Path file = archive("x.zip", entries);
        byte[] plain = Files.readAllBytes(file);
        for (int[] change : new int[][] {{8, 1}, {10, 12}}) { // flags: encrypted; method: BZIP2
            byte[] bytes = plain.clone();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            bytes[text.lastIndexOf("PK\1\2") + change[0]] |= (byte) change[1];
            bytes[text.lastIndexOf("PK\3\4") + change[0] - 2] |= (byte) change[1];
            Files.write(file, bytes);
            assertThatThrownBy(() -> Datasets.archive(file, Scan.usual()))
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining(
                            change[0] == 8 ? "encrypted in the archive" : "compressed by BZIP2, which is");
        }
        byte[] bytes = plain.clone();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("b/2.png"); at >= 0; at = text.indexOf("b/2.png", at + 1)) {
            bytes[at + 2] = (byte) 0xff;
        }
        for (String head : List.of("PK\1\2", "PK\3\4")) { // the flag that says UTF-8 goes
            int at = text.lastIndexOf(head) + (head.charAt(2) == 1 ? 9 : 7);
            bytes[at] &= ~8;
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> Datasets.archive(file, Scan.usual()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("its name in the archive is not UTF-8");
    }

    @Test
    void aDamagedEntryIsNamedAndTheOthersServe() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/1.png", Bytes.png());
        entries.put("b/2.png", Bytes.png());
        entries.put("b/3.png", Bytes.png());
        Path file = archive("x.zip", entries);
        byte[] bytes = Files.readAllBytes(file);
        int third = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("b/3.png");
        bytes[third + 40] ^= 0x55;
        Files.write(file, bytes);

        Dataset data = Datasets.archive(file, Scan.usual());

        assertThat(names(data)).containsExactly("a/1.png", "b/2.png");
        assertThat(data.badFiles()).hasSize(1).first().satisfies(bad -> {
            assertThat(bad.name()).isEqualTo("b/3.png");
            assertThat(bad.reason()).startsWith("damaged in the archive");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.zip", "x.tar", "x.tar.gz", "x.tar.bz2", "x.tar.xz"})
    void aCutArchiveIsRefused(String kind) throws IOException {
        Path file = archive(kind, Map.of("a/1.png", Bytes.png(), "b/2.png", Bytes.png()));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, kind.equals("x.tar") ? 600 : bytes.length * 2 / 3));

        assertThatThrownBy(() -> Datasets.open(file.toString()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(file + " must be a whole");
    }

    /** Three entries of the central directory that share one entry's bytes. */
    @Test
    void overlappingEntriesAreRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        byte[] noise = new byte[2_000];
        new Random(1).nextBytes(noise);
        for (String name : List.of("a/1.png", "b/2.png", "b/3.png")) {
            entries.put(name, noise);
        }
        Path file = archive("x.zip", entries);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int second = text.indexOf("PK\3\4", 4);
        int directory = text.indexOf("PK\1\2");
        for (int head = directory; head >= 0; head = text.indexOf("PK\1\2", head + 1)) {
            Arrays.fill(bytes, head + 42, head + 46, (byte) 0);
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(text.lastIndexOf("PK\5\6") + 16, second);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes, 0, second);
            out.write(bytes, directory, bytes.length - directory);
        }

        assertThatThrownBy(() -> Datasets.archive(file, Scan.usual()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must not overlap");
    }

    @Test
    void linksOfATarAreNamed() throws IOException {
        Path file = temp.resolve("x.tar");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            put(tar, "./a/1.png", Bytes.png());
            put(tar, "./b/2.png", Bytes.png());
            TarArchiveEntry link = new TarArchiveEntry("./b/3.png", TarConstants.LF_SYMLINK);
            link.setLinkName("2.png");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }

        Dataset data = Datasets.archive(file, Scan.usual());

        assertThat(names(data)).containsExactly("a/1.png", "b/2.png");
        assertThat(data.badFiles())
                .containsExactly(
                        new BadFile("b/3.png", BadKind.UNREADABLE, "a link, which is not followed in an archive"));
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        Path file = temp.resolve("x.dat");
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> Datasets.open(file.toString()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("a file of data must be a table (.csv, .tsv, .jsonl) or an archive");
        Path empty = archive("empty.zip", Map.of("readme.txt", new byte[1]));
        assertThatThrownBy(() -> Datasets.open(empty.toString()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must hold pictures, but had none");
    }

    @Test
    void theUnpackedCopyLivesBelowFoveasHome() throws IOException {
        List<String> said = new ArrayList<>();
        Path file = archive("x.tar.gz", Map.of("a/1.png", Bytes.png(), "b/2.png", Bytes.png()));
        Datasets.open(file.toString(), Scan.usual().telling(new Scan.Listener() {
            @Override
            public void scanned(int files, int of) {}

            @Override
            public void said(String sentence) {
                said.add(sentence);
            }
        }));
        assertThat(said).hasSize(1).first().asString().contains("a ZIP file would be read in place");
        try (var cached = Files.list(temp.resolve("home/cache"))) {
            assertThat(cached).hasSize(1);
        }
    }

    private static List<String> names(Dataset data) {
        return data.samples().stream().map(Sample::name).toList();
    }

    private Path archive(String name, Map<String, byte[]> entries) throws IOException {
        Path file = temp.resolve(name);
        if (name.endsWith(".zip")) {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
                for (var entry : entries.entrySet()) {
                    put(zip, entry.getKey(), entry.getValue());
                }
            }
            return file;
        }
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(packed(name, Files.newOutputStream(file)), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var entry : entries.entrySet()) {
                put(tar, entry.getKey(), entry.getValue());
            }
        }
        return file;
    }

    private static OutputStream packed(String name, OutputStream out) throws IOException {
        if (name.endsWith("gz")) {
            return new GZIPOutputStream(out);
        }
        if (name.endsWith("bz2")) {
            return new BZip2CompressorOutputStream(out);
        }
        return name.endsWith("xz") ? new XZCompressorOutputStream(out) : out;
    }

    private static void put(ZipArchiveOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(bytes);
        zip.closeArchiveEntry();
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
