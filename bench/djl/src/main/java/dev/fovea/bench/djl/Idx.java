package dev.fovea.bench.djl;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads IDX files of unsigned bytes, plain or gzipped. */
final class Idx {
    private Idx() {}

    /** The file's values without its head: a magic number whose last byte counts the dimensions, and their sizes. */
    static byte[] read(Path folder, String name) throws IOException {
        Path plain = folder.resolve(name);
        try (InputStream file = Files.exists(plain)
                        ? Files.newInputStream(plain)
                        : new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".gz")));
                DataInputStream in = new DataInputStream(file)) {
            int dimensions = in.readInt() & 0xff;
            in.skipNBytes(4L * dimensions);
            return in.readAllBytes();
        }
    }
}
