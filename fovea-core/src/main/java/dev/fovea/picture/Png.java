package dev.fovea.picture;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A PNG file (W3C PNG, third edition), walked chunk by chunk to IEND; checksums of the chunks that decide the pixels are
 * checked. Of an animation, the picture that plain readers show.
 */
final class Png implements Encoded {
    private static final int SIGNATURE = 8;
    private static final Set<String> DECIDES = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    /** A deflate stream shrinks at most 1,032 times: the longest copy of 258 bytes costs 2 bits. */
    private static final int DEFLATE_LIMIT = 1032;

    private final ByteView view;
    private final byte[] bytes;
    private final Kept kept;
    private long compressed;
    private byte @Nullable [] transparent;
    private Orientation orientation = Orientation.UPRIGHT;

    private Png(byte[] bytes) {
        this.bytes = bytes;
        this.kept = new Kept(bytes);
        this.view = ByteView.of(bytes, ByteOrder.BIG_ENDIAN, Format.PNG.title());
    }

    static Png of(byte[] bytes) {
        Png png = new Png(bytes);
        png.kept.add(0, SIGNATURE);
        if (!png.view.says(SIGNATURE + 4, "IHDR")) {
            throw new UnreadablePicture("damaged PNG (no header)");
        }
        for (int at = SIGNATURE; at >= 0; ) {
            at = png.chunk(at);
        }
        long row = ((long) png.width() * png.bitsPerPixel() + 7) / 8;
        if (png.compressed * DEFLATE_LIMIT < row * png.height()) {
            throw new UnreadablePicture("damaged PNG (fewer pixels than its header says)");
        }
        return png;
    }

    @Override
    public int width() {
        return view.i32(SIGNATURE + 8);
    }

    @Override
    public int height() {
        return view.i32(SIGNATURE + 12);
    }

    /** Colour types 0 (gray) and 4 (gray with alpha). */
    @Override
    public boolean isGray() {
        return (colourType() & 3) == 0;
    }

    @Override
    public Picture decode() {
        boolean deep = bits() == 16 || (colourType() & 4) != 0 || transparent != null;
        return orientation.apply(deep ? decodeDeep() : OpenCv.decode(kept, this, Format.PNG));
    }

    private Picture decodeDeep() {
        int level = transparentGray();
        int most = (1 << bits()) - 1;
        int widened = bits() < 8 && level >= 0 ? level * 255 / most : level; // as OpenCV widens 1, 2 and 4 bits
        DeepPixels.Kind kind = new DeepPixels.Kind(isGray() ? 1 : 3, widened, false, false);
        return OpenCv.decodeDeep(kept, this, Format.PNG, kind);
    }

    private int bits() {
        return view.u8(SIGNATURE + 16);
    }

    /** The gray level that means transparent, in 0..2^bits-1; -1 where there is none. */
    private int transparentGray() {
        byte[] level = transparent;
        return level == null || colourType() != 0 || level.length < 2 ? -1 : (level[0] & 0xff) << 8 | (level[1] & 0xff);
    }

    private int colourType() {
        return view.u8(SIGNATURE + 17);
    }

    private int bitsPerPixel() {
        return bits()
                * switch (colourType()) {
                    case 2 -> 3;
                    case 4 -> 2;
                    case 6 -> 4;
                    default -> 1;
                };
    }

    /** Reads the chunk that begins here and says where the next one begins; -1 after the last. */
    private int chunk(int at) {
        int length = view.i32(at);
        String type = type(at + 4);
        int end = view.within(at + 8, length) + length;
        view.within(end, 4);
        if (DECIDES.contains(type)) {
            checksum(at + 4, end, type);
        }
        // OpenCV does not look at the transparent gray level, and libpng complains of odd ones on standard error
        if (DECIDES.contains(type) && !(type.equals("tRNS") && isGray())) {
            kept.add(at, end + 4 - at);
        }
        switch (type) {
            case "IDAT" -> compressed += length;
            case "tRNS" -> transparent = Arrays.copyOfRange(bytes, at + 8, end);
            case "eXIf" -> orientation = Orientation.ofBlock(Arrays.copyOfRange(bytes, at + 8, end));
            case "tEXt", "zTXt", "iTXt" -> {
                if (orientation.equals(Orientation.UPRIGHT)) {
                    orientation = PngText.orientation(type, Arrays.copyOfRange(bytes, at + 8, end));
                }
            }
            default -> {}
        }
        return type.equals("IEND") ? -1 : end + 4;
    }

    private String type(int at) {
        return "" + (char) view.u8(at) + (char) view.u8(at + 1) + (char) view.u8(at + 2) + (char) view.u8(at + 3);
    }

    private void checksum(int from, int to, String type) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        if ((int) crc.getValue() != view.i32(to)) {
            throw new UnreadablePicture("damaged PNG (checksum of " + type + ")");
        }
    }
}
