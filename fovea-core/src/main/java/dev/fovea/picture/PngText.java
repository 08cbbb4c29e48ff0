package dev.fovea.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.InflaterInputStream;

/**
 * The orientation in a PNG's text chunks, where it is not in {@code eXIf}: an XMP packet under Adobe's key, or an EXIF
 * block in hexadecimal as ImageMagick writes it. Text that makes no sense leaves the picture as it is.
 */
final class PngText {
    private static final String XMP = "XML:com.adobe.xmp";
    private static final String EXIF = "Raw profile type exif";
    /** Bytes of a text that are read; an EXIF block in a JPEG has at most 64 kB. */
    private static final int MOST = 1 << 18;

    private PngText() {}

    /** @param type tEXt, zTXt or iTXt */
    static Orientation orientation(String type, byte[] data) {
        String key = latin(data, 0, end(data, 0));
        if (!key.equals(XMP) && !key.equals(EXIF)) {
            return Orientation.UPRIGHT;
        }
        try {
            String text = text(type, data, key.length() + 1);
            return key.equals(XMP) ? Orientation.ofXmp(text) : Orientation.ofBlock(hexadecimal(text));
        } catch (IOException | RuntimeException e) { // no zlib stream, no digits: some writer's accident
            return Orientation.UPRIGHT;
        }
    }

    private static String text(String type, byte[] data, int from) throws IOException {
        boolean packed = type.equals("zTXt");
        int at = packed ? from + 1 : from; // behind the method
        if (type.equals("iTXt")) { // flag, method, language, translated key
            packed = data[from] == 1;
            at = end(data, end(data, from + 2) + 1) + 1;
        }
        if (!packed) {
            return latin(data, at, Math.min(data.length, at + MOST));
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(data, at, data.length - at))) {
            byte[] plain = in.readNBytes(MOST);
            return latin(plain, 0, plain.length);
        }
    }

    /** A line "exif", a line with the length, and the bytes in hexadecimal. */
    private static byte[] hexadecimal(String text) {
        String[] lines = text.strip().split("\\s+", 3);
        return HexFormat.of().parseHex(lines[2].replaceAll("\\s", ""));
    }

    private static int end(byte[] data, int from) {
        int at = from;
        while (at < data.length && data[at] != 0) {
            at++;
        }
        return at;
    }

    private static String latin(byte[] data, int from, int to) {
        return new String(Arrays.copyOfRange(data, from, Math.max(from, to)), StandardCharsets.ISO_8859_1);
    }
}
