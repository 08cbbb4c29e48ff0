package dev.fovea.picture;

import java.io.ByteArrayOutputStream;

/** EXIF blocks that say how a picture is stored. */
final class Exif {
    private Exif() {}

    /** A TIFF block with one entry: tag 0x0112, type 3 (16 bits), one value. */
    static byte[] block(int code) {
        byte[] block = new byte[26];
        byte[] start = {'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1};
        System.arraycopy(start, 0, block, 0, start.length);
        block[18] = (byte) (code >> 8);
        block[19] = (byte) code;
        return block;
    }

    static byte[] inJpeg(byte[] jpeg, int code) {
        byte[] block = block(code);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (block.length + 8), 'E', 'x', 'i', 'f', 0, 0});
        out.writeBytes(block);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
