package dev.fovea.picture;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts of an EXIF block (CIPA DC-008): of its first directory and of EXIF's own below it. A block that makes no sense
 * has none.
 */
final class ExifTags {
    static final int MAKER = 0x010f;
    static final int MODEL = 0x0110;
    static final int SOFTWARE = 0x0131;
    static final int CHANGED = 0x0132;
    static final int TAKEN = 0x9003;
    static final int SERIAL = 0xa431;

    private static final int BELOW = 0x8769;
    private static final int ENTRY = 12;
    private static final int TEXT = 2;
    private static final int MOST_ENTRIES = 512;
    private static final int LONGEST = 128;

    private final Map<Integer, String> texts = new HashMap<>();

    private ExifTags() {}

    /** @param block from its byte-order mark on; may be empty */
    static ExifTags of(byte[] block) {
        ExifTags tags = new ExifTags();
        if (block.length < 8) {
            return tags;
        }
        ByteOrder order = block[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteView view = ByteView.of(block, order, "EXIF");
        try {
            if (view.u16(2) == 42) {
                int below = tags.read(view, view.i32(4));
                if (below > 0) {
                    tags.read(view, below);
                }
            }
        } catch (UnreadablePicture e) { // ends before it says so: what was read until then counts
            return tags;
        }
        return tags;
    }

    /** A tag's text without blanks around it; empty where it has none. */
    String text(int tag) {
        return texts.getOrDefault(tag, "");
    }

    /** @return where EXIF's own directory is; 0 where there is none */
    private int read(ByteView view, int directory) {
        int below = 0;
        int entries = Math.min(view.u16(directory), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            int tag = view.u16(entry);
            if (tag == BELOW) {
                below = view.i32(entry + 8);
            } else if (view.u16(entry + 2) == TEXT) {
                texts.putIfAbsent(tag, text(view, entry));
            }
        }
        return below;
    }

    private static String text(ByteView view, int entry) {
        int length = (int) Math.min(view.u32(entry + 4), LONGEST);
        int at = view.u32(entry + 4) <= 4 ? entry + 8 : view.i32(entry + 8);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length && view.u8(at + i) != 0; i++) {
            text.append((char) view.u8(at + i));
        }
        return text.toString().strip();
    }
}
