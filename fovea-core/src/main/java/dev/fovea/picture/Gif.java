package dev.fovea.picture;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;

/**
 * A GIF file (GIF89a), walked block by block to the end of its first frame. The frame is decoded by Java's own reader
 * and laid on the white canvas that the header gives.
 */
final class Gif implements Encoded {
    private static final int SCREEN = 6;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;
    /** 12 bits stand for at most 4,096 pixels. */
    private static final int LZW_LIMIT = 4096;

    private final ByteView view;
    private final byte[] bytes;
    private int frame;

    private Gif(byte[] bytes) {
        this.bytes = bytes;
        this.view = ByteView.of(bytes, ByteOrder.LITTLE_ENDIAN, Format.GIF.title());
    }

    static Gif of(byte[] bytes) {
        Gif gif = new Gif(bytes);
        int at = SCREEN + 7 + colours(gif.view.u8(SCREEN + 4));
        while (gif.view.u8(at) == EXTENSION) {
            at = gif.afterBlocks(at + 2);
        }
        if (gif.view.u8(at) != FRAME) {
            throw new UnreadablePicture("damaged GIF (no picture in it)");
        }
        gif.frame = at + 1;
        int coded = at + 11 + colours(gif.view.u8(at + 9));
        long compressed = gif.afterBlocks(coded) - coded;
        if (compressed * LZW_LIMIT < (long) gif.view.u16(at + 5) * gif.view.u16(at + 7)) {
            throw new UnreadablePicture("damaged GIF (fewer pixels than its header says)");
        }
        return gif;
    }

    @Override
    public int width() {
        return Math.max(view.u16(SCREEN), view.u16(frame) + view.u16(frame + 4));
    }

    @Override
    public int height() {
        return Math.max(view.u16(SCREEN + 2), view.u16(frame + 2) + view.u16(frame + 6));
    }

    @Override
    public boolean isGray() {
        return false; // its colours are in a table
    }

    @Override
    public Picture decode() {
        return Pictures.of(onCanvas(JavaImages.read(bytes, Format.GIF)));
    }

    private BufferedImage onCanvas(BufferedImage first) {
        BufferedImage canvas = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_ARGB);
        var pen = canvas.createGraphics();
        pen.drawImage(first, view.u16(frame), view.u16(frame + 2), null);
        pen.dispose();
        return canvas;
    }

    /** Bytes of the colour table that the flags announce. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** Where the chain of blocks that begins here ends: each is a length and that many bytes, the last has length 0. */
    private int afterBlocks(int from) {
        int at = from;
        for (int length = view.u8(at); length > 0; length = view.u8(at)) {
            at += length + 1;
        }
        return at + 1;
    }
}
