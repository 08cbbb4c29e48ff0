package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Sha256;
import dev.fovea.fetch.Download;
import dev.fovea.fetch.Mirror;
import dev.fovea.fetch.RemoteFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CIFAR-10's binary format with made-up pictures: from a folder, from the archive, and over the network. */
class CifarDatasetTest {
    private static final int RECORD = 3073;

    @TempDir
    private Path root;

    /** Two records a file; the pixel in row y and column x of channel c of record i is i + 3 y + 5 x + 7 c. */
    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("batches.meta.txt", "airplane\nautomobile\nbird\n\n".getBytes(StandardCharsets.UTF_8));
        for (String name : List.of(
                "data_batch_1.bin",
                "data_batch_2.bin",
                "data_batch_3.bin",
                "data_batch_4.bin",
                "data_batch_5.bin",
                "test_batch.bin")) {
            byte[] records = new byte[2 * RECORD];
            for (int i = 0; i < 2; i++) {
                records[i * RECORD] = (byte) (i + 1);
                for (int p = 0; p < 3072; p++) {
                    int pixel = p % 1024;
                    int value = i + 3 * (pixel / 32) + 5 * (pixel % 32) + 7 * (p / 1024);
                    records[i * RECORD + 1 + p] = (byte) value;
                }
            }
            files.put(name, records);
        }
        return files;
    }

    private static byte[] archive(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            for (var file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static void check(Dataset data) {
        assertThat(data.labels().names()).containsExactly("airplane", "automobile", "bird");
        assertThat(data.given(Role.TRAIN).size()).isEqualTo(10);
        assertThat(data.given(Role.TEST).size()).isEqualTo(2);
        assertThat(data.samples().get(3).name()).isEqualTo("data_batch_2#1");
        assertThat(data.samples()).last().satisfies(s -> {
            assertThat(s.name()).isEqualTo("test_batch#1");
            assertThat(s.label()).isEqualTo(2);
            byte[] pixels = s.picture().pixels();
            assertThat(pixels).hasSize(3072);
            for (int c = 0; c < 3; c++) { // row 4, column 9
                assertThat(pixels[3 * (4 * 32 + 9) + c]).isEqualTo((byte) (1 + 12 + 45 + 7 * c));
            }
        });
    }

    @Test
    void unpackedFilesAreRead() throws IOException {
        for (var file : files().entrySet()) {
            Files.write(root.resolve(file.getKey()), file.getValue());
        }
        check(Datasets.open(root.toString()));
    }

    @Test
    void theArchiveComesOverTheNetworkAndIsRead() throws IOException {
        byte[] archive = archive(files());
        try (Mirror mirror = new Mirror((exchange, n) -> {
            if (n == 0) {
                Mirror.cut(exchange, archive, archive.length / 2);
            } else {
                Mirror.give(exchange, archive);
            }
        })) {
            RemoteFile file =
                    new RemoteFile(CifarDataset.ARCHIVE, archive.length, Sha256.of(archive), List.of(mirror.address()));
            new Download(Duration.ofSeconds(5), Duration.ofSeconds(5), line -> {})
                    .all(List.of(file), root, "Put it there by hand.");
            assertThat(mirror.asked()).hasSize(2).last().asString().startsWith("bytes=");
        }
        check(Datasets.open(root.toString()));
    }

    @Test
    void wrongFilesAreNamed() throws IOException {
        Map<String, byte[]> files = files();
        files.remove("test_batch.bin");
        assertRefused(files, "must hold all of CIFAR-10, but lacks [test_batch.bin]");
        files = files();
        files.put("data_batch_3.bin", new byte[RECORD + 1]);
        assertRefused(files, "data_batch_3.bin must hold records of 3073 bytes, but has 3074 bytes");
        files = files();
        files.get("data_batch_3.bin")[RECORD] = 10;
        assertRefused(files, "classes of data_batch_3.bin must be below 3, but one is 10");
        byte[] archive = archive(files());
        Files.write(root.resolve(CifarDataset.ARCHIVE), Arrays.copyOf(archive, archive.length / 2));
        assertThatThrownBy(() -> Datasets.open(root.toString()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must be CIFAR-10's whole archive");
    }

    private void assertRefused(Map<String, byte[]> files, String message) throws IOException {
        Files.write(root.resolve(CifarDataset.ARCHIVE), archive(files));
        assertThatThrownBy(() -> Datasets.open(root.toString()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(message);
    }
}
