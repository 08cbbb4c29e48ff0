package dev.fovea.fetch;

import dev.fovea.base.Check;
import dev.fovea.base.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that others keep on the network and that never changes.
 *
 * @param name of the file in its folder
 * @param size bytes, as far as known
 * @param sha256 hash of the bytes in lower-case hexadecimal digits: all 64, or the first ones (at least 8) where no more
 *     are published. Eight tell damage, though not intent: for that, whoever publishes them has to be trusted
 * @param addresses of the same bytes, the first to be tried first
 */
public record RemoteFile(String name, FileSize size, String sha256, List<URI> addresses) {
    /** Checks name and hash, and copies the addresses. */
    public RemoteFile {
        addresses = List.copyOf(addresses);
        Check.that(
                !name.isEmpty() && !name.contains("/") && !name.contains("\\") && !name.startsWith("."),
                "name of a file must be one name, but was \"%s\"",
                name);
        Check.that(
                sha256.matches("[0-9a-f]{8,64}"),
                "SHA-256 must be 8 to 64 lower-case hexadecimal digits, but was \"%s\" (%s)",
                sha256,
                name);
    }

    /** A file whose size is known to the byte. */
    public RemoteFile(String name, long size, String sha256, List<URI> addresses) {
        this(name, FileSize.exactly(size), sha256, addresses);
    }

    /** Whether these are the bytes; false where there is no such file. Reads the file if its size is right. */
    public boolean is(Path file) throws IOException {
        return seems(file) && Sha256.of(file).startsWith(sha256);
    }

    /** Whether there is a file of the right size: cheap, and enough for what was checked when it was stored. */
    public boolean seems(Path file) throws IOException {
        return Files.isRegularFile(file) && size.allows(Files.size(file));
    }
}
