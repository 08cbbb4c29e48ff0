package dev.fovea.weights;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The end of a ZIP file, looked at before a library makes an object of each entry: a list of millions would fill the
 * memory. Its layout: APPNOTE.TXT of PKWARE, sections 4.3.14 to 4.3.16.
 */
final class ZipEnd {
    private static final int RECORD = 22;
    private static final int MAGIC = 0x06054b50;
    private static final int MAGIC_64 = 0x06064b50;
    private static final int LOCATOR = 20;

    /** Far more than a checkpoint has: an entry takes about 100 bytes. */
    private static final long MOST_DIRECTORY = 16 << 20;

    private ZipEnd() {}

    /** @throws BadFormat if there is no end, or its list of entries is too long */
    static void check(FileBytes bytes) throws IOException {
        int length = (int) Math.min(bytes.size(), RECORD + 0xFFFF);
        ByteBuffer tail = bytes.slice(bytes.size() - length, length);
        for (int at = length - RECORD; at >= 0; at--) {
            if (tail.getInt(at) == MAGIC) {
                long end = bytes.size() - length + at;
                long directory = tail.getInt(at + 12) & 0xFFFFFFFFL;
                check(directory == 0xFFFFFFFFL ? directory64(bytes, end) : directory);
                return;
            }
        }
        throw new BadFormat("the ZIP file must be whole, but its end is missing");
    }

    private static void check(long directory) {
        BadFormat.unless(
                directory >= 0 && directory <= MOST_DIRECTORY,
                "the list of entries must have at most %d bytes, but has %d",
                MOST_DIRECTORY,
                directory);
    }

    private static long directory64(FileBytes bytes, long end) throws IOException {
        BadFormat.unless(end >= LOCATOR, "the ZIP file must be whole, but its end is missing");
        long at = bytes.slice(end - LOCATOR, LOCATOR).getLong(8);
        BadFormat.unless(at >= 0, "the ZIP file must be whole, but its end is missing");
        ByteBuffer record = bytes.slice(at, 56);
        BadFormat.unless(record.getInt(0) == MAGIC_64, "the ZIP file must be whole, but its end is missing");
        return record.getLong(40);
    }
}
