package dev.fovea.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Sha256;
import dev.fovea.fetch.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights come whole and right, or not at all. */
class WeightsFolderTest {
    private static final byte[] FILE = file();
    private static final String HASH = Sha256.of(FILE);
    private static final String DIGITS = HASH.substring(0, 8);

    private final List<String> log = new ArrayList<>();

    @TempDir
    private Path temp;

    /** Two megabytes of weights that are not all alike. */
    private static byte[] file() {
        float[] values = new float[500_000];
        Random random = new Random(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        StateDict state =
                new StateDict("a", Map.of("w", StoredTensor.floats(List.of(500_000L), values)), Map.of(), List.of());
        try {
            Path file = Files.createTempFile("weights", ".safetensors");
            SafetensorsWriter.write(state, file);
            byte[] out = Files.readAllBytes(file);
            Files.delete(file);
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void getsAFileKnownByTheFirstDigitsOfItsHash() throws IOException {
        try (WeightsServer server = new WeightsServer(FILE, true, n -> Integer.MAX_VALUE)) {
            Pretrained entry = server.entry(DIGITS, FILE.length);
            WeightsFolder folder = folder(entry);
            assertThat(folder.find("tiny")).isEmpty();
            Path file = folder.get(entry, log::add);
            assertThat(Files.readAllBytes(file)).isEqualTo(FILE);
            assertThat(file.resolveSibling(file.getFileName() + ".sha256"))
                    .hasContent(HASH + "  " + file.getFileName());
            assertThat(folder.find("tiny")).contains(file);
            assertThat(folder.get(entry, log::add)).isEqualTo(file);
            assertThat(server.asked()).isEqualTo(1);
            assertThat(Verification.of(folder).good()).containsExactly("tiny");
        }
    }

    @Test
    void cutsAtRandomBytesLeaveTheRightFileOrNone() throws IOException {
        Random random = new Random(11);
        int whole = 0;
        for (int trial = 0; trial < 30; trial++) {
            int cuts = random.nextInt(8);
            boolean ranges = random.nextInt(3) > 0;
            int[] most = random.ints(cuts, 0, FILE.length).toArray();
            try (WeightsServer server = new WeightsServer(FILE, ranges, n -> n < cuts ? most[n] : Integer.MAX_VALUE)) {
                Pretrained entry = server.entry(DIGITS, FILE.length);
                WeightsFolder folder = new WeightsFolder(temp.resolve("" + trial), new Catalogue(List.of(entry)));
                Path target = folder.path().resolve(entry.file().name());
                try {
                    folder.get(entry, quick(), log::add);
                    whole++;
                    assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
                } catch (FoveaException e) {
                    assertThat(target).doesNotExist();
                    assertThat(folder.find("tiny")).isEmpty();
                }
            }
        }
        assertThat(whole).isBetween(5, 30);
    }

    @Test
    void aWrongFileIsNeverTaken() throws IOException {
        byte[] other = FILE.clone();
        other[other.length / 2] ^= 1;
        try (WeightsServer server = new WeightsServer(other, true, n -> Integer.MAX_VALUE)) {
            Pretrained entry = server.entry(DIGITS, FILE.length);
            assertThatThrownBy(() -> folder(entry).get(entry, log::add))
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("its SHA-256 does not begin with " + DIGITS + "; deleted");
            assertThat(temp.resolve("weights").resolve(entry.file().name())).doesNotExist();
        }
    }

    @Test
    void aFileOfAnotherLengthIsRefusedBeforeItComes() throws IOException {
        try (WeightsServer server = new WeightsServer(new byte[FILE.length + 5000], true, n -> Integer.MAX_VALUE)) {
            Pretrained entry = server.entry(DIGITS, FILE.length);
            assertThatThrownBy(() -> folder(entry).get(entry, log::add))
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("has " + (FILE.length + 5000) + " bytes, but the file has ");
        }
    }

    @Test
    void offlineSaysWhichFileToPutWhere() throws IOException {
        Pretrained entry;
        try (ServerSocket socket = new ServerSocket(0)) {
            entry = WeightsServer.entry("http://localhost:" + socket.getLocalPort() + "/tiny.pth", DIGITS, FILE.length);
        }
        assertThatThrownBy(() -> folder(entry).get(entry, log::add))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("(no connection)")
                .hasMessageEndingWith("Without a network: get " + entry.file().address()
                        + " on another machine and put it into " + temp.resolve("weights")
                        + ", or run: fovea weights import FILE --as tiny.");
    }

    @Test
    void severalProcessesShareOneDownload() throws Exception {
        try (WeightsServer server = new WeightsServer(FILE, true, n -> Integer.MAX_VALUE)) {
            Pretrained entry = server.entry(DIGITS, FILE.length);
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                processes.add(WeightsProcess.start(temp.resolve("weights"), entry, FILE.length));
            }
            for (Process process : processes) {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            }
            assertThat(server.asked()).isEqualTo(1);
            assertThat(Files.readAllBytes(
                            temp.resolve("weights").resolve(entry.file().name())))
                    .isEqualTo(FILE);
        }
    }

    @Test
    void afterAKillTheNextOneGoesOn() throws Exception {
        try (WeightsServer server = new WeightsServer(FILE, true, n -> n == 0 ? waiting() : Integer.MAX_VALUE)) {
            Pretrained entry = server.entry(DIGITS, FILE.length);
            Process process = WeightsProcess.start(temp.resolve("weights"), entry, FILE.length);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (server.asked() == 0 && System.nanoTime() < end) {
                Thread.sleep(10);
            }
            process.destroyForcibly().waitFor();
            WeightsFolder folder = folder(entry);
            assertThat(folder.find("tiny")).isEmpty();
            assertThat(Files.readAllBytes(folder.get(entry, log::add))).isEqualTo(FILE);
        }
    }

    /** The first answer comes late: by then its process is gone. */
    private static int waiting() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1000;
    }

    @Test
    void whatIsPutThereByHandIsChecked() throws IOException {
        Pretrained entry = WeightsServer.entry("http://localhost:1/tiny.pth", DIGITS, FILE.length);
        WeightsFolder folder = folder(entry);
        Files.createDirectories(folder.path());
        Path here = folder.path().resolve("tiny.pth");
        byte[] other = FILE.clone();
        other[9] ^= 1;
        Files.write(here, other);
        assertThatThrownBy(() -> folder.find("tiny"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must be the published file tiny.pth")
                .hasMessageContaining(Sha256.of(other));
        assertThat(Verification.of(folder).bad()).hasSize(1);
        Files.write(here, FILE);
        assertThat(Verification.of(folder).good()).containsExactly("tiny");
        assertThat(folder.find("tiny")).contains(here);
    }

    @Test
    void ownFilesAreReadBeforeTheyAreCopied() throws IOException {
        WeightsFolder folder = new WeightsFolder(temp.resolve("weights"), Catalogue.read());
        Path mine = Checkpoints.write(temp, "mine.pth", Checkpoints.committed("zip.pth"));
        Path kept = folder.bringIn(mine, "my-net", log::add);
        assertThat(kept).hasSameBinaryContentAs(mine);
        assertThat(folder.find("my-net")).contains(kept);
        assertThat(Verification.of(folder).good()).containsExactly("my-net");
        Path other = Checkpoints.write(temp, "other.safetensors", Checkpoints.committed("torch.safetensors"));
        Path replaced = folder.bringIn(other, "my-net", log::add);
        assertThat(folder.own()).extracting(KeptFile::path).containsExactly(replaced);
        Files.write(replaced, new byte[] {1});
        assertThat(Verification.of(folder).bad()).hasSize(1).first().asString().contains("its SHA-256 is");
        Path bad = Checkpoints.write(temp, "bad.pth", Checkpoints.bytes("nonsense"));
        assertThatThrownBy(() -> folder.bringIn(bad, "bad", log::add)).isInstanceOf(FoveaException.class);
        assertThat(folder.find("bad")).isEmpty();
        assertThatThrownBy(() -> folder.bringIn(mine, "../x", log::add)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> folder.bringIn(mine, "resnet-18", log::add))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must be the published file resnet18-f37072fd.pth")
                .hasMessageContaining("import it under a name of your own");
    }

    private static Download quick() {
        return new Download(Duration.ofSeconds(5), Duration.ofSeconds(5), line -> {});
    }

    private WeightsFolder folder(Pretrained entry) {
        return new WeightsFolder(temp.resolve("weights"), new Catalogue(List.of(entry)));
    }
}
