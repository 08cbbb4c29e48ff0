package dev.fovea.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A WebP file (RFC 9649), walked chunk by chunk. Of an animation, the first frame on its canvas; the decoder gets that
 * frame alone, as a file of its own.
 */
final class WebP implements Encoded {
    private static final int HEADER = 12;
    private static final int FRAME_HEADER = 16;

    private final ByteView view;
    private final byte[] bytes;
    private int width;
    private int height;
    private boolean alpha;
    /** Where the picture's own chunks begin and end: the whole file, or the first frame of an animation. */
    private int first = -1;

    private int last;
    private int left;
    private int top;
    private int frameWidth;
    private int frameHeight;
    private Orientation orientation = Orientation.UPRIGHT;

    private WebP(byte[] bytes) {
        this.bytes = bytes;
        this.view = ByteView.of(bytes, ByteOrder.LITTLE_ENDIAN, Format.WEBP.title());
    }

    static WebP of(byte[] bytes) {
        WebP webp = new WebP(bytes);
        long length = webp.view.u32(4) + 8;
        if (length > bytes.length) {
            throw new UnreadablePicture("truncated WebP");
        }
        for (int at = HEADER; at + 8 <= length; ) {
            at = webp.chunk(at);
        }
        if (webp.first < 0) {
            throw new UnreadablePicture("damaged WebP (no picture in it)");
        }
        return webp;
    }

    @Override
    public int width() {
        return Math.max(width, left + frameWidth);
    }

    @Override
    public int height() {
        return Math.max(height, top + frameHeight);
    }

    /** Never: the format stores colours. */
    @Override
    public boolean isGray() {
        return false;
    }

    @Override
    public Picture decode() {
        DeepPixels.Kind kind = new DeepPixels.Kind(3, -1, false, false);
        Frame frame = new Frame(frameWidth, frameHeight);
        Picture picture = OpenCv.decodeDeep(Kept.all(alone()), frame, Format.WEBP, kind);
        return orientation.apply(new Window(left, top, frameWidth, frameHeight).onWhite(picture, width(), height()));
    }

    /** Reads the chunk that begins here and says where the next one begins. */
    private int chunk(int at) {
        int size = view.i32(at + 4);
        int data = view.within(at + 8, size);
        switch (type(at)) {
            case "VP8X" -> {
                alpha = (view.u8(data) & 0x10) != 0;
                width = view.u24(data + 4) + 1;
                height = view.u24(data + 7) + 1;
            }
            case "VP8 ", "VP8L" -> still(at, data, size);
            case "ANMF" -> frame(data, size);
            case "EXIF" -> orientation = Orientation.ofBlock(Arrays.copyOfRange(bytes, data, data + size));
            default -> {}
        }
        return data + size + (size & 1);
    }

    private String type(int at) {
        return new String(bytes, view.within(at, 4), 4, StandardCharsets.ISO_8859_1);
    }

    private void still(int at, int data, int size) {
        if (first >= 0) {
            return;
        }
        boolean lossless = view.says(at, "VP8L");
        int packed = lossless ? view.i32(data + 1) : view.i32(data + 6); // 14 bits for each side
        frameWidth = lossless ? (packed & 0x3fff) + 1 : packed & 0x3fff;
        frameHeight = lossless ? (packed >> 14 & 0x3fff) + 1 : packed >> 16 & 0x3fff;
        first = HEADER;
        last = data + size;
    }

    private void frame(int data, int size) {
        if (first >= 0) {
            return;
        }
        left = view.u24(data) * 2;
        top = view.u24(data + 3) * 2;
        frameWidth = view.u24(data + 6) + 1;
        frameHeight = view.u24(data + 9) + 1;
        first = data + FRAME_HEADER;
        last = data + size;
        view.within(first, size - FRAME_HEADER);
    }

    /** The file as the decoder gets it. */
    private byte[] alone() {
        if (first == HEADER) {
            return bytes;
        }
        int size = last - first;
        ByteBuffer out = ByteBuffer.allocate(HEADER + 18 + size).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + 18 + size);
        out.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(alpha ? 0x10 : 0);
        put24(out, frameWidth - 1);
        put24(out, frameHeight - 1);
        return out.put(bytes, first, size).array();
    }

    private static void put24(ByteBuffer out, int value) {
        out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    /** The size that the decoder must find. */
    private record Frame(int width, int height) implements Sized {}
}
