package dev.fovea.picture;

import java.nio.ByteOrder;

/**
 * A portable bitmap, graymap or pixmap (Netpbm's P1 to P6, text or binary, up to 16 bits), decoded here: its header is a
 * few numbers and its pixels are plain.
 */
final class Pnm implements Encoded {
    private final ByteView view;
    private final int kind;
    private final int width;
    private final int height;
    private final int most;
    private int at = 2;

    private Pnm(byte[] bytes) {
        this.view = ByteView.of(bytes, ByteOrder.BIG_ENDIAN, Format.PNM.title());
        this.kind = view.u8(1) - '0';
        if (kind > 6) {
            throw new UnreadablePicture("PAM is not supported");
        }
        this.width = number();
        this.height = number();
        this.most = isBits() ? 1 : number();
        at++; // one space, and then the pixels
    }

    static Pnm of(byte[] bytes) {
        Pnm pnm = new Pnm(bytes);
        if (pnm.most < 1 || pnm.most > 65535) {
            throw new UnreadablePicture("damaged PNM (values to " + pnm.most + ")");
        }
        if (pnm.at + pnm.leastBytes() > bytes.length) {
            throw new UnreadablePicture("truncated PNM");
        }
        return pnm;
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
        return kind != 3 && kind != 6;
    }

    @Override
    public Picture decode() {
        int channels = isGray() ? 1 : 3;
        byte[] out = new byte[width * height * channels];
        int row = width * channels;
        for (int i = 0; i < out.length; i++) {
            int value = kind == 4 ? bit(i / row, i % row) : kind < 4 ? textValue() : binaryValue(i);
            int scaled = (int) ((Math.min(value, most) * 255L + most / 2) / most);
            out[i] = (byte) (isBits() ? 255 - scaled : scaled); // 1 is black
        }
        return new Picture(height, width, channels, out);
    }

    private boolean isBits() {
        return kind == 1 || kind == 4;
    }

    private long leastBytes() {
        long row = (long) width * (isGray() ? 1 : 3);
        long bytes = switch (kind) {
            case 1 -> row; // the digits of a bitmap may touch
            case 2, 3 -> row * 2 - 1; // a digit and a space each
            case 4 -> (row + 7) / 8;
            default -> most > 255 ? row * 2 : row;
        };
        return bytes * height;
    }

    private int bit(int y, int x) {
        return view.u8(at + y * ((width + 7) / 8) + x / 8) >> 7 - x % 8 & 1;
    }

    private int binaryValue(int i) {
        return most > 255 ? view.u16(at + 2 * i) : view.u8(at + i);
    }

    private int textValue() {
        if (kind == 1) {
            skipSpace();
            return view.u8(at++) - '0' & 1;
        }
        return number();
    }

    /** The next number written in digits, behind spaces and comments; at most a billion. */
    private int number() {
        skipSpace();
        int start = at;
        int value = 0;
        while (at < view.length() && Character.isDigit(view.u8(at)) && at - start < 9) {
            value = value * 10 + view.u8(at++) - '0';
        }
        if (at == start) {
            throw new UnreadablePicture(at >= view.length() ? "truncated PNM" : "damaged PNM (no number)");
        }
        return value;
    }

    private void skipSpace() {
        while (view.u8(at) <= ' ' || view.u8(at) == '#') {
            if (view.u8(at++) == '#') {
                while (view.u8(at) != '\n') {
                    at++;
                }
            }
        }
    }
}
