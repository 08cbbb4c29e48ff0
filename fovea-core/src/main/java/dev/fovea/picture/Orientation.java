package dev.fovea.picture;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a stored picture is turned upright: EXIF's orientation 1..8 (CIPA DC-008, tag 0x0112), where 1 leaves it as it is.
 *
 * @param code 1..8
 */
record Orientation(int code) {
    static final Orientation UPRIGHT = new Orientation(1);

    private static final byte[] NAME = {'E', 'x', 'i', 'f', 0, 0};
    private static final Pattern XMP = Pattern.compile("tiff:Orientation(?:\\s*=\\s*[\"']|>)([1-8])\\b");
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    /** That of a code; upright where it is not in 1..8. */
    static Orientation of(int code) {
        return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
    }

    /**
     * Reads the orientation from an XMP packet: {@code tiff:Orientation} as an attribute or an element (Adobe, XMP
     * specification part 2).
     */
    static Orientation ofXmp(String packet) {
        Matcher found = XMP.matcher(packet);
        return found.find() ? of(Integer.parseInt(found.group(1))) : UPRIGHT;
    }

    /**
     * Reads the orientation from an EXIF block. Cameras write odd blocks: one that makes no sense leaves the picture as
     * it is, because its pixels are no worse for it.
     *
     * @param tiff the block from its byte-order mark on, or from the name in front of it, which some writers leave there
     */
    static Orientation ofBlock(byte[] tiff) {
        try {
            return parse(tiff);
        } catch (UnreadablePicture e) { // the block ends before it says so
            return UPRIGHT;
        }
    }

    private static Orientation parse(byte[] block) {
        byte[] tiff = startsWithName(block) ? Arrays.copyOfRange(block, NAME.length, block.length) : block;
        ByteView mark = ByteView.of(tiff, ByteOrder.BIG_ENDIAN, "EXIF");
        boolean little = mark.says(0, "II*\0");
        if (!little && !mark.says(0, "MM\0*")) {
            return UPRIGHT;
        }
        ByteView view = ByteView.of(tiff, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, "EXIF");
        int directory = view.i32(4);
        int entries = view.u16(directory);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if (view.u16(entry) == TAG) {
                return of(view.u16(entry + 2) == 3 ? view.u16(entry + 8) : 1); // 3: unsigned 16-bit number
            }
        }
        return UPRIGHT;
    }

    private static boolean startsWithName(byte[] block) {
        return block.length > NAME.length && Arrays.equals(block, 0, NAME.length, NAME, 0, NAME.length);
    }

    /** The picture turned upright; the same object where it already is. */
    Picture apply(Picture stored) {
        if (code == 1) {
            return stored;
        }
        int h = stored.height();
        int w = stored.width();
        int last = h * w - 1;
        return switch (code) {
            case 2 -> turn(stored, h, w, new Walk(w - 1, w, -1)); // mirrored left to right
            case 3 -> turn(stored, h, w, new Walk(last, -w, -1)); // upside down
            case 4 -> turn(stored, h, w, new Walk(last - w + 1, -w, 1)); // mirrored top to bottom
            case 5 -> turn(stored, w, h, new Walk(0, 1, w)); // mirrored at the main diagonal
            case 6 -> turn(stored, w, h, new Walk(last - w + 1, 1, -w)); // to be turned clockwise
            case 7 -> turn(stored, w, h, new Walk(last, -1, -w)); // mirrored at the other diagonal
            default -> turn(stored, w, h, new Walk(w - 1, -1, w)); // to be turned anticlockwise
        };
    }

    /** Which stored pixel is the upright picture's first, and how many pixels on its next row and column lie. */
    private record Walk(int first, int row, int column) {}

    private static Picture turn(Picture stored, int height, int width, Walk walk) {
        int channels = stored.channels();
        byte[] from = stored.pixels();
        byte[] to = new byte[from.length];
        int at = 0;
        for (int y = 0; y < height; y++) {
            int source = (walk.first + y * walk.row) * channels;
            for (int x = 0; x < width; x++, source += walk.column * channels) {
                for (int c = 0; c < channels; c++) {
                    to[at++] = from[source + c];
                }
            }
        }
        return new Picture(height, width, channels, to);
    }
}
