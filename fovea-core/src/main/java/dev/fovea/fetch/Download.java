package dev.fovea.fetch;

import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings files from the network into a folder, each whole and with the right hash or not at all. What was begun goes
 * on from where it broke, also after a restart. Any thread; one download at a time in a process and in a folder, others
 * wait for it and use what it brought.
 */
public final class Download {
    /** Broken connections to one address that are taken up again, as long as each brought something. */
    private static final int RESUMES = 5;

    private final HttpClient client;
    private final Duration silence;
    private final Consumer<String> log;

    /** @param log takes lines of progress */
    public Download(Consumer<String> log) {
        this(Duration.ofSeconds(10), Duration.ofSeconds(30), log);
    }

    /**
     * @param connect how long to wait for a connection
     * @param silence how long to wait for an answer and then for each further piece of it
     * @param log takes lines of progress
     */
    public Download(Duration connect, Duration silence, Consumer<String> log) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        this.silence = silence;
        this.log = log;
    }

    /**
     * Brings the files that are not there yet.
     *
     * @param byHand how the message of failure says what else the user can do
     * @throws FoveaException if a file cannot be had, with each address and its reason
     */
    public void all(List<RemoteFile> files, Path folder, String byHand) {
        FolderLock.in(folder, log, () -> {
            for (RemoteFile file : files) {
                bring(file, folder, byHand);
            }
        });
    }

    private void bring(RemoteFile file, Path folder, String byHand) throws IOException, InterruptedException {
        Path target = folder.resolve(file.name());
        if (file.is(target)) {
            log.accept(file.name() + ": already there");
            return;
        }
        List<String> failures = new ArrayList<>();
        for (URI address : file.addresses()) {
            Optional<String> failure = from(address, file, target);
            if (failure.isEmpty()) {
                log.accept(file.name() + ": " + FileSize.megabytes(Files.size(target)) + " from " + address.getHost());
                return;
            }
            failures.add(address + " (" + failure.get() + ")");
        }
        throw new FoveaException(file.name() + " must be downloaded, but no address gave it: "
                + String.join("; ", failures) + ". " + byHand);
    }

    /** The reason why the address did not give the file; nothing where it did. */
    private Optional<String> from(URI address, RemoteFile file, Path target) throws IOException, InterruptedException {
        Path part = target.resolveSibling(file.name() + ".part");
        Transfer transfer = new Transfer(client, silence, file, new Pace(file, log, System::nanoTime));
        String failure = "";
        for (int i = 0; i <= RESUMES; i++) {
            long before = size(part);
            try {
                transfer.fill(part, address);
            } catch (IOException e) {
                failure = reason(e);
                if (size(part) <= before) {
                    break; // nothing gained: going on would not help
                }
                continue;
            }
            if (file.is(part)) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                return Optional.empty();
            }
            Files.delete(part);
            failure = "its SHA-256 " + (file.sha256().length() < 64 ? "does not begin with " : "is not ")
                    + file.sha256() + "; deleted";
            if (before == 0) {
                break; // all of it came from here; otherwise an older piece may be to blame
            }
        }
        return Optional.of(failure);
    }

    private static long size(Path part) throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private static String reason(IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (e instanceof ConnectException) {
            return "no connection"; // offline, or the name is unknown: the JDK gives no message then
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
