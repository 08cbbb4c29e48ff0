package dev.fovea.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes, mapped and not read: once as a whole, or piece by piece where it is larger than a buffer can be. The
 * system takes the mapping back when nobody holds a piece any more.
 */
final class FileBytes implements AutoCloseable {
    private final FileChannel channel;
    private final long size;
    private final @Nullable ByteBuffer whole;

    private FileBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        this.whole = size <= Integer.MAX_VALUE ? channel.map(MapMode.READ_ONLY, 0, size) : null;
    }

    /** Opens the file; closing leaves what was sliced in use. */
    static FileBytes open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileBytes(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    /**
     * A piece, in little endian.
     *
     * @throws BadFormat if it is not within the file, or larger than a buffer can be
     */
    ByteBuffer slice(long at, long length) throws IOException {
        BadFormat.unless(
                at >= 0 && length >= 0 && at <= size && length <= size - at,
                "%d bytes from byte %d on must be within the file, but it has %d",
                length,
                at,
                size);
        BadFormat.unless(length <= Integer.MAX_VALUE, "a tensor must have less than 2 GiB, but has %d bytes", length);
        ByteBuffer piece =
                whole == null ? channel.map(MapMode.READ_ONLY, at, length) : whole.slice((int) at, (int) length);
        return piece.order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
