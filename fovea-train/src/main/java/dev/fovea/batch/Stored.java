package dev.fovea.batch;

import dev.fovea.picture.Picture;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One kept picture as bytes: key (16), height, width, channels, checksum (4 each), pixels. The checksum is the CRC-32C
 * of all the others, so that neither damaged pixels nor a picture under another's key is ever taken for the right one.
 */
final class Stored {
    /** Bytes before the pixels. */
    static final int HEAD = 32;

    private static final int HEIGHT = 16;
    private static final int WIDTH = 20;
    private static final int CHANNELS = 24;
    private static final int CHECKSUM = 28;

    private Stored() {}

    /** Bytes of a picture with its head. */
    static int length(Picture picture) {
        return Math.addExact(HEAD, picture.pixels().length);
    }

    /** Writes a picture at {@code at}, with a checksum where it has a key. */
    static void write(ByteBuffer to, int at, ContentKey key, Picture picture) {
        to.putLong(at, key.high()).putLong(at + 8, key.low());
        to.putInt(at + HEIGHT, picture.height())
                .putInt(at + WIDTH, picture.width())
                .putInt(at + CHANNELS, picture.channels());
        to.put(at + HEAD, picture.pixels());
        to.putInt(at + CHECKSUM, checksum(to, at, picture.pixels(), 0, picture.pixels().length));
    }

    /** The key under which the picture at {@code at} was written; of what is damaged, any key. */
    static ContentKey key(ByteBuffer from, int at) {
        return new ContentKey(from.getLong(at), from.getLong(at + 8));
    }

    /** Values of the picture at {@code at}; negative where no picture can lie there. */
    static int values(ByteBuffer from, int at) {
        if (at < 0 || at > from.limit() - HEAD) {
            return -1;
        }
        long height = from.getInt(at + HEIGHT);
        long width = from.getInt(at + WIDTH);
        int channels = from.getInt(at + CHANNELS);
        long most = (long) from.limit() - HEAD - at;
        boolean sound = height > 0 && width > 0 && width <= most / height && (channels == 1 || channels == 3);
        return sound && height * width * channels <= most ? (int) (height * width * channels) : -1;
    }

    /** The picture at {@code at}, of whose values there are so many; not checked. */
    static Picture read(ByteBuffer from, int at, int values) {
        byte[] pixels = new byte[values];
        copy(from, at, pixels, 0, values);
        return new Picture(from.getInt(at + HEIGHT), from.getInt(at + WIDTH), from.getInt(at + CHANNELS), pixels);
    }

    /** Copies the values of the picture at {@code at}; not checked. */
    static void copy(ByteBuffer from, int at, byte[] out, int offset, int values) {
        from.get(at + HEAD, out, offset, values);
    }

    /**
     * Whether values that were copied from {@code at} are the ones that were written there. The copy is looked at, which
     * nobody changes any more, not what lies in the file.
     */
    static boolean isWhole(ByteBuffer from, int at, byte[] copy, int offset, int values) {
        return from.getInt(at + CHECKSUM) == checksum(from, at, copy, offset, values);
    }

    private static int checksum(ByteBuffer buffer, int at, byte[] pixels, int offset, int length) {
        byte[] head = new byte[CHECKSUM];
        buffer.get(at, head);
        CRC32C crc = new CRC32C();
        crc.update(head);
        crc.update(pixels, offset, length);
        return (int) crc.getValue();
    }
}
