package dev.fovea.data;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Sha256;
import dev.fovea.picture.Picture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hash of a data set, so that a model file can say what it was trained on: SHA-256 over each sample's name, label and
 * content, in the order of the samples. Content is a picture's encoded bytes, and its pixels where there are none. Immutable;
 * safe from any thread.
 *
 * <p>The scan of a data set reads every file anyway, but up to 4 GiB of files a second reading costs no more than some
 * seconds. Of a larger data set the length of each file and its first and last 4 KiB are hashed (of pictures in an archive the
 * length alone), which tells encodings apart but not damage in the middle; {@link #covers} says so.
 */
public final class DataHash {
    /** Bytes of all files up to which every byte is read. */
    static final long WHOLE = 4L << 30;

    private static final int EDGE = 4 << 10;

    private final Map<String, byte[]> contents;
    private final boolean whole;
    private final long unread;

    private DataHash(Map<String, byte[]> contents, boolean whole) {
        this.contents = contents;
        this.whole = whole;
        this.unread = contents.values().stream().filter(c -> c.length == 0).count();
    }

    /** Reads the contents of all samples, on all cores. What cannot be read is counted, and is no error. */
    public static DataHash of(Dataset data) {
        return of(data, WHOLE);
    }

    /** With another limit. */
    static DataHash of(Dataset data, long limit) {
        long bytes = data.samples().parallelStream()
                .mapToLong(sample -> size(sample.source()))
                .sum();
        boolean whole = bytes <= limit;
        List<byte[]> digests = data.samples().parallelStream()
                .map(sample -> content(sample.source(), whole))
                .toList();
        Map<String, byte[]> contents = new HashMap<>();
        for (int i = 0; i < digests.size(); i++) {
            contents.put(data.samples().get(i).name(), digests.get(i));
        }
        return new DataHash(contents, whole);
    }

    private static long size(PictureSource source) {
        return source instanceof StoredPicture stored ? stored.size() : 0;
    }

    /** 32 bytes; none where it cannot be read. */
    private static byte[] content(PictureSource source, boolean whole) {
        try {
            if (!whole && source instanceof FilePicture picture) {
                return edges(picture.file());
            }
            if (!whole && source instanceof StoredPicture stored) {
                return length(stored.size()).digest();
            }
            Optional<byte[]> encoded = source.encoded();
            return encoded.isPresent() ? Sha256.digest().digest(encoded.get()) : pixels(source.read());
        } catch (IOException | FoveaException e) {
            return new byte[0];
        }
    }

    private static byte[] pixels(Picture picture) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(picture.height())
                .putInt(picture.width())
                .putInt(picture.channels())
                .array());
        return digest.digest(picture.pixels());
    }

    private static byte[] edges(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            MessageDigest digest = length(size);
            update(digest, channel, 0);
            update(digest, channel, Math.max(0, size - EDGE));
            return digest.digest();
        }
    }

    /** A digest that has taken a length. */
    private static MessageDigest length(long bytes) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes).array());
        return digest;
    }

    private static void update(MessageDigest digest, FileChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(EDGE);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, from + bytes.position());
        }
        digest.update(bytes.flip());
    }

    /**
     * The hash of a part of the data set, as 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException if a sample is none of the data set's
     */
    public String sha256(Dataset part) {
        MessageDigest digest = Sha256.digest();
        for (Sample sample : part.samples()) {
            byte[] content = contents.get(sample.name());
            if (content == null) {
                throw new IllegalArgumentException("samples must be the data set's, but one was " + sample.name());
            }
            // no name holds a zero
            String line = sample.name() + "\0" + part.labels().text(sample.labels()) + "\0";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What the hash is over, in words. */
    public String covers() {
        String read = whole
                ? "names, labels and every byte of the pictures"
                : "names, labels, and of each picture its length and, where it is a file, its first and last 4 KiB";
        return unread == 0 ? read : read + "; " + unread + " could not be read";
    }
}
