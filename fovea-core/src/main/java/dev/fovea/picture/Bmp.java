package dev.fovea.picture;

import java.nio.ByteOrder;

/** A BMP file (Windows bitmap), its headers read and its length compared with what they promise. */
final class Bmp implements Encoded {
    private static final int FILE_HEADER = 14;
    private static final int OLD_HEADER = 12;
    private static final int MOST_COLOURS = 256;
    private static final int MASKS = 3;
    /** A run of 255 pixels has 2 bytes. */
    private static final int RUN_LIMIT = 128;

    private final ByteView view;
    private final byte[] bytes;
    private final boolean old;

    private Bmp(byte[] bytes) {
        this.bytes = bytes;
        this.view = ByteView.of(bytes, ByteOrder.LITTLE_ENDIAN, Format.BMP.title());
        this.old = view.i32(FILE_HEADER) == OLD_HEADER;
    }

    static Bmp of(byte[] bytes) {
        Bmp bmp = new Bmp(bytes);
        int bits = bmp.bits();
        if (bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32) {
            throw new UnreadablePicture("damaged BMP (" + bits + " bits a pixel)");
        }
        if (bmp.coloursUsed() < 0 || bmp.coloursUsed() > MOST_COLOURS) {
            throw new UnreadablePicture("damaged BMP (" + Integer.toUnsignedString(bmp.coloursUsed()) + " colours)");
        }
        int compression = bmp.compression();
        boolean plain = compression == 0 || compression == MASKS;
        long row = ((long) bmp.width() * bits + 31) / 32 * 4; // rows are filled up to whole 4 bytes
        if (plain && bmp.width() > 0 && bmp.view.i32(10) + row * bmp.height() > bytes.length) {
            throw new UnreadablePicture("truncated BMP");
        }
        if (!plain && (long) bytes.length * RUN_LIMIT < (long) bmp.width() * bmp.height()) {
            throw new UnreadablePicture("damaged BMP (fewer pixels than its header says)");
        }
        return bmp;
    }

    @Override
    public int width() {
        return old ? view.u16(18) : view.i32(18);
    }

    @Override
    public int height() {
        return old ? view.u16(20) : Math.abs(view.i32(22)); // below 0: rows from top to bottom
    }

    /** Whether it has a colour table, and in it nothing but grays. */
    @Override
    public boolean isGray() {
        int size = old ? 3 : 4;
        int table = FILE_HEADER + view.i32(FILE_HEADER);
        int colours = bits() > 8 ? 0 : coloursUsed() == 0 ? 1 << bits() : coloursUsed();
        for (int i = 0; i < colours; i++) {
            int at = table + size * i;
            if (view.u8(at) != view.u8(at + 1) || view.u8(at) != view.u8(at + 2)) {
                return false;
            }
        }
        return colours > 0;
    }

    @Override
    public Picture decode() {
        // OpenCV widens 5 bits to 8 by zeros, so that white is 248; and takes masks for granted
        return bits() == 16 || compression() == MASKS
                ? Pictures.of(JavaImages.read(bytes, Format.BMP))
                : OpenCv.decode(Kept.all(bytes), this, Format.BMP);
    }

    private int compression() {
        return old ? 0 : view.i32(30);
    }

    private int bits() {
        return view.u16(old ? 24 : 28);
    }

    private int coloursUsed() {
        return old ? 0 : view.i32(46);
    }
}
