package dev.fovea.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.base.Sha256;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final byte[] BYTES = bytes(300_000);
    private static final String HASH = Sha256.of(BYTES);
    private static final String BY_HAND = "Put it there by hand.";

    private final List<String> log = new ArrayList<>();
    private final Download download = new Download(Duration.ofSeconds(5), Duration.ofSeconds(5), log::add);

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void name() {
        folder = temp.resolve("data/mnist"); // does not exist yet
    }

    @Test
    void bringsTheWholeFile() throws IOException {
        try (Mirror mirror = new Mirror((exchange, n) -> Mirror.give(exchange, BYTES))) {
            get(mirror.address());
            assertThat(Files.readAllBytes(folder.resolve("file.gz"))).isEqualTo(BYTES);
            assertThat(log).containsExactly("file.gz: 0.3 MB from localhost");
            assertThat(names()).containsExactlyInAnyOrder("file.gz", ".lock");
        }
    }

    @Test
    void leavesWhatIsThereAlone() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("file.gz"), BYTES);
        try (Mirror mirror = new Mirror((exchange, n) -> Mirror.give(exchange, BYTES))) {
            get(mirror.address());
            assertThat(mirror.asked()).isEmpty();
        }
    }

    @Test
    void replacesAFileThatIsWrong() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("file.gz"), new byte[BYTES.length]);
        try (Mirror mirror = new Mirror((exchange, n) -> Mirror.give(exchange, BYTES))) {
            get(mirror.address());
            assertThat(Files.readAllBytes(folder.resolve("file.gz"))).isEqualTo(BYTES);
        }
    }

    @Test
    void goesOnWhereTheConnectionBroke() throws IOException {
        try (Mirror mirror = new Mirror((exchange, n) -> {
            if (n == 0) {
                Mirror.cut(exchange, BYTES, 100_000);
            } else {
                Mirror.give(exchange, BYTES);
            }
        })) {
            get(mirror.address());
            assertThat(Files.readAllBytes(folder.resolve("file.gz"))).isEqualTo(BYTES);
            assertThat(mirror.asked())
                    .hasSizeGreaterThan(1)
                    .element(1)
                    .asString()
                    .matches("bytes=[1-9]\\d*-");
        }
    }

    @Test
    void goesOnFromAnEarlierTry() throws IOException {
        part(Arrays.copyOf(BYTES, 299_000));
        try (Mirror mirror = new Mirror((exchange, n) -> Mirror.give(exchange, BYTES))) {
            get(mirror.address());
            assertThat(Files.readAllBytes(folder.resolve("file.gz"))).isEqualTo(BYTES);
            assertThat(mirror.asked()).containsExactly("bytes=299000-");
        }
    }

    @Test
    void startsAnewWhereTheServerIgnoresTheRange() throws IOException {
        part(new byte[1000]); // zeros: kept, they would spoil the hash
        try (Mirror mirror = new Mirror((exchange, n) -> {
            exchange.sendResponseHeaders(200, BYTES.length);
            exchange.getResponseBody().write(BYTES);
        })) {
            get(mirror.address());
            assertThat(Files.readAllBytes(folder.resolve("file.gz"))).isEqualTo(BYTES);
            assertThat(mirror.asked()).containsExactly("bytes=1000-");
        }
    }

    @Test
    void startsAnewWhereThePartIsTooLongOrSpoilt() throws IOException {
        try (Mirror mirror = new Mirror((exchange, n) -> Mirror.give(exchange, BYTES))) {
            part(new byte[BYTES.length + 1]);
            get(mirror.address());
            Files.delete(folder.resolve("file.gz"));
            part(new byte[1000]);
            get(mirror.address());
            assertThat(Files.readAllBytes(folder.resolve("file.gz"))).isEqualTo(BYTES);
            assertThat(mirror.asked()).containsExactly("whole", "bytes=1000-", "whole");
        }
    }

    @Test
    void deletesAndNamesAWrongHash() throws IOException {
        try (Mirror mirror = new Mirror((exchange, n) -> Mirror.give(exchange, new byte[BYTES.length]))) {
            assertThatThrownBy(() -> get(mirror.address()))
                    .isInstanceOf(FoveaException.class)
                    .hasMessage("file.gz must be downloaded, but no address gave it: " + mirror.address()
                            + " (its SHA-256 is not " + HASH + "; deleted). " + BY_HAND);
            assertThat(names()).containsExactly(".lock");
            assertThat(mirror.asked()).hasSize(1);
        }
    }

    @Test
    void theFirstDigitsOfAHashAndARoundedSizeAreEnough() throws IOException {
        FileSize about = new FileSize(BYTES.length - 500, BYTES.length + 500);
        try (Mirror mirror = new Mirror((exchange, n) -> Mirror.give(exchange, BYTES))) {
            RemoteFile file = new RemoteFile("file.gz", about, HASH.substring(0, 8), List.of(mirror.address()));
            part(Arrays.copyOf(BYTES, BYTES.length - 200)); // long enough by its size, and not whole
            download.all(List.of(file), folder, BY_HAND);
            assertThat(Files.readAllBytes(folder.resolve("file.gz"))).isEqualTo(BYTES);
            assertThat(mirror.asked()).containsExactly("bytes=" + (BYTES.length - 200) + "-");
            Files.move(folder.resolve("file.gz"), folder.resolve("file.gz.part")); // killed before it was renamed
            download.all(List.of(file), folder, BY_HAND);
            assertThat(Files.readAllBytes(folder.resolve("file.gz"))).isEqualTo(BYTES);
            assertThat(mirror.asked()).hasSize(1);
        }
        try (Mirror mirror = new Mirror((exchange, n) -> Mirror.give(exchange, new byte[BYTES.length]))) {
            RemoteFile file = new RemoteFile("other.gz", about, HASH.substring(0, 8), List.of(mirror.address()));
            assertThatThrownBy(() -> download.all(List.of(file), folder, BY_HAND))
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("its SHA-256 does not begin with " + HASH.substring(0, 8) + "; deleted");
            assertThat(names()).containsExactlyInAnyOrder("file.gz", ".lock");
        }
    }

    @Test
    void sizesInMegabytesAreRounded() {
        FileSize size = FileSize.rounded(44.661);
        assertThat(size.least()).isEqualTo(46_829_928L);
        assertThat(size.most()).isEqualTo(46_830_978L);
        assertThat(size).hasToString("46829928 to 46830978");
        assertThat(FileSize.exactly(7)).hasToString("7");
        assertThatThrownBy(() -> new RemoteFile("../a", 1, HASH, List.of())).hasMessageContaining("must be one name");
        assertThatThrownBy(() -> new RemoteFile("a", 1, "0cc3c7", List.of())).hasMessageContaining("8 to 64");
    }

    @Test
    void triesTheNextMirror() throws IOException {
        try (Mirror gone = new Mirror((exchange, n) -> exchange.sendResponseHeaders(404, -1));
                Mirror portal = new Mirror((exchange, n) -> Mirror.give(exchange, new byte[99]));
                Mirror good = new Mirror((exchange, n) -> Mirror.give(exchange, BYTES))) {
            get(gone.address(), portal.address(), good.address());
            assertThat(Files.readAllBytes(folder.resolve("file.gz"))).isEqualTo(BYTES);
            assertThat(portal.asked()).hasSize(1);
        }
    }

    @Test
    void neverTakesMoreThanTheSize() throws IOException {
        byte[] endless = new byte[3_000_000];
        try (Mirror mirror = new Mirror((exchange, n) -> {
            exchange.sendResponseHeaders(200, 0); // chunked: the length is not said
            exchange.getResponseBody().write(endless);
        })) {
            assertThatThrownBy(() -> get(mirror.address()))
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("(sent more than the 300000 bytes that the file has)");
            assertThat(names())
                    .allSatisfy(
                            name -> assertThat(Files.size(folder.resolve(name))).isZero());
        }
    }

    @Test
    void aSilentServerIsGivenUp() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        Download hasty = new Download(Duration.ofSeconds(5), Duration.ofMillis(300), log::add);
        try (Mirror mirror = new Mirror((exchange, n) -> {
            if (n == 0) {
                Mirror.cut(exchange, BYTES, 1000);
            }
            await(done); // the connection stays open, and nothing comes
        })) {
            assertThatThrownBy(() -> hasty.all(List.of(file(mirror.address())), folder, BY_HAND))
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("timed out");
            assertThat(mirror.asked()).containsExactly("whole", "bytes=1000-");
            done.countDown();
        }
    }

    @Test
    void offlineNamesEveryAddress() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = URI.create("http://localhost:" + socket.getLocalPort() + "/file.gz");
        }
        URI unknown = URI.create("http://no-such-host.invalid/file.gz");
        assertThatThrownBy(() -> get(closed, unknown))
                .isInstanceOf(FoveaException.class)
                .hasMessage("file.gz must be downloaded, but no address gave it: " + closed + " (no connection); "
                        + unknown + " (no connection). " + BY_HAND);
    }

    @Test
    void twoThreadsShareOneDownload() throws IOException {
        try (Mirror mirror = new Mirror((exchange, n) -> Mirror.give(exchange, BYTES))) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> get(mirror.address())),
                            CompletableFuture.runAsync(() -> get(mirror.address())))
                    .join();
            assertThat(mirror.asked()).hasSize(1);
        }
    }

    @Test
    void progressIsSaidEveryTwoSeconds() {
        long[] now = {0};
        Pace pace = new Pace(new RemoteFile("file.gz", 10_000_000, HASH, List.of()), log::add, () -> now[0]);
        pace.at(1);
        now[0] = 2_100_000_000L;
        pace.at(3_000_000);
        pace.at(3_100_000);
        now[0] = 4_000_000_000L;
        pace.at(5_000_000);
        assertThat(log).containsExactly("file.gz: 3.0 MB of 10.0 MB");
    }

    private void get(URI... addresses) {
        download.all(List.of(file(addresses)), folder, BY_HAND);
    }

    private static RemoteFile file(URI... addresses) {
        return new RemoteFile("file.gz", BYTES.length, HASH, List.of(addresses));
    }

    private void part(byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("file.gz.part"), bytes);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        Seed.of(1).random().nextBytes(bytes);
        return bytes;
    }
}
