package dev.fovea.picture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG file (ITU-T T.81, Annex B), walked marker by marker to its end. Decoders fill what is missing with gray and say
 * nothing, so the end marker is looked for here: behind the last scan, not at the file's end, where cameras append more.
 */
final class Jpeg implements Encoded {
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int JFIF = 0xe0;
    private static final int APP1 = 0xe1;
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final int ADOBE = 0xee;
    private static final int COMMENT = 0xfe;
    /** A block of 64 pixels has at least one bit; sampling may quarter the blocks of each component. */
    private static final int BLOCK_LIMIT = 8 * 64 * 4;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_ONE = 0x0101_0101_0101_0101L;
    private static final long EACH_HIGH = 0x8080_8080_8080_8080L;
    /** The inverse transform of 8 x 8 coefficients gives 4 x 4, 2 x 2 or 1 pixel from the first of them alone. */
    private static final int MOST_REDUCED = 8;

    private final ByteView view;
    private final byte[] bytes;
    private final Kept kept;
    private int width;
    private int height;
    private int components;
    private boolean scanned;
    private boolean arithmetic;
    private Orientation orientation = Orientation.UPRIGHT;

    private Jpeg(byte[] bytes) {
        this.bytes = bytes;
        this.kept = new Kept(bytes);
        this.view = ByteView.of(bytes, ByteOrder.BIG_ENDIAN, Format.JPEG.title());
    }

    static Jpeg of(byte[] bytes) {
        Jpeg jpeg = new Jpeg(bytes);
        jpeg.kept.add(0, 2);
        for (int at = 2; at >= 0; ) {
            at = jpeg.segment(jpeg.marker(at));
        }
        if (jpeg.components == 0 || !jpeg.scanned) {
            throw new UnreadablePicture("damaged JPEG (no picture in it)");
        }
        if (!jpeg.arithmetic && (long) bytes.length * BLOCK_LIMIT < (long) jpeg.width * jpeg.height) {
            throw new UnreadablePicture("damaged JPEG (fewer pixels than its header says)");
        }
        return jpeg;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public boolean isGray() {
        return components == 1;
    }

    @Override
    public Picture decode() {
        return decodeReduced(1);
    }

    /** At a half, a quarter or an eighth of both sides (rounded up), whichever is the smallest that is large enough. */
    @Override
    public Picture decodeAtLeast(int shortSide) {
        int times = MOST_REDUCED;
        while (times > 1 && OpenCv.reduced(Math.min(width, height), times) < shortSide) {
            times /= 2;
        }
        return decodeReduced(times);
    }

    private Picture decodeReduced(int times) {
        return orientation.apply(OpenCv.decode(kept, this, Format.JPEG, times));
    }

    /** The position of the next marker's code; bytes that belong to no segment are passed over. */
    private int marker(int from) {
        int at = from;
        while (view.u8(at) != 0xff || view.u8(at + 1) == 0xff || view.u8(at + 1) == 0) {
            at++;
        }
        return at + 1;
    }

    /** Reads the segment whose marker code is here and says where the next one is looked for; -1 at the end. */
    private int segment(int at) {
        int code = view.u8(at);
        if (code == END_OF_IMAGE) {
            kept.add(at - 1, 2);
            return -1;
        }
        if (code == START_OF_IMAGE || code == 1 || isRestart(code)) { // these have no length
            return at + 1;
        }
        int length = view.u16(at + 1);
        view.within(at + 1, length);
        if (isFrame(code)) {
            frame(code, at + 3);
        } else if (code == APP1 && orientation.equals(Orientation.UPRIGHT)) {
            orientation = orientation(at + 3, at + 1 + length);
        }
        int end = at + 1 + length;
        if (code == START_OF_SCAN) {
            scanned = true;
            end = afterScan(end);
        }
        if (decides(code)) {
            kept.add(at - 1, end - at + 1);
        }
        return end;
    }

    private Orientation orientation(int from, int to) {
        if (to - from > EXIF.length() && view.says(from, EXIF)) {
            return Orientation.ofBlock(Arrays.copyOfRange(bytes, from + EXIF.length(), to));
        }
        if (to - from > XMP.length() && view.says(from, XMP)) {
            return Orientation.ofXmp(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }
        return Orientation.UPRIGHT;
    }

    /** Where the coded pixels that begin here end: at a 0xff that is neither stuffing nor a restart. */
    private int afterScan(int from) {
        int last = bytes.length - 1;
        for (int at = from; at < last; at++) {
            while (at < last - 8 && !hasAllOnes((long) EIGHT.get(bytes, at))) {
                at += 8;
            }
            if (bytes[at] == -1 && bytes[at + 1] != 0 && bytes[at + 1] != -1 && !isRestart(bytes[at + 1] & 0xff)) {
                return at;
            }
        }
        throw new UnreadablePicture("truncated JPEG");
    }

    /** Whether one of eight bytes is 0xff: subtracting 1 from its complement, 0, borrows. A borrow may also cry wolf. */
    private static boolean hasAllOnes(long eight) {
        return (~eight - EACH_ONE & eight & EACH_HIGH) != 0;
    }

    private void frame(int code, int at) {
        if (code > 0xc2 && code != 0xc9 && code != 0xca) {
            throw new UnreadablePicture("lossless or hierarchical JPEG is not supported");
        }
        int bits = view.u8(at);
        if (bits != 8) {
            throw new UnreadablePicture(bits + "-bit JPEG is not supported");
        }
        arithmetic = code >= 0xc9;
        height = view.u16(at + 1);
        width = view.u16(at + 3);
        components = view.u8(at + 5);
    }

    /**
     * Whether the decoder gets this segment. It gets what decides the pixels: so it can neither turn the picture a
     * second time nor complain on standard error about metadata.
     */
    private static boolean decides(int code) {
        boolean metadata = (code >= JFIF && code <= 0xef) || code == COMMENT;
        return !metadata || code == JFIF || code == ADOBE;
    }

    private static boolean isRestart(int code) {
        return code >= 0xd0 && code <= 0xd7;
    }

    private static boolean isFrame(int code) {
        return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
    }
}
