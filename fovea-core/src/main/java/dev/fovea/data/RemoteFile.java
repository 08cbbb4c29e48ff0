package dev.fovea.data;

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
 * @param size bytes, exactly
 * @param sha256 hash of the bytes, 64 lower-case hexadecimal digits
 * @param addresses of the same bytes, the first to be tried first
 */
record RemoteFile(String name, long size, String sha256, List<URI> addresses) {
    /** Copies the addresses. */
    RemoteFile {
        addresses = List.copyOf(addresses);
    }

    /** Whether these are the bytes; false where there is no such file. Reads the file if its size is right. */
    boolean is(Path file) throws IOException {
        return seems(file) && Sha256.of(file).equals(sha256);
    }

    /** Whether there is a file of the right size: cheap, and enough for what was checked when it was stored. */
    boolean seems(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == size;
    }
}
