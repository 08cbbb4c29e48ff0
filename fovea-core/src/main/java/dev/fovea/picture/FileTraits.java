package dev.fovea.picture;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a picture file tells beside its pixels: how it was packed, and by whose camera. For statistics alone: what is not
 * there or makes no sense is empty, and never an error.
 *
 * @param format as people write it, such as {@code JPEG}; empty where it is none that is known
 * @param coarseness of a JPEG the sum of its first quantisation table, larger where more was thrown away; else 0
 * @param camera EXIF's maker, model and serial number, as far as they are there
 * @param software EXIF's software
 * @param taken EXIF's time of exposure, such as {@code 2011:08:03 14:20:05}
 */
public record FileTraits(String format, int coarseness, String camera, String software, String taken) {
    /** EXIF lies near the start of a file, in front of the pixels. */
    private static final int HEAD = 256 << 10;

    /** Most bytes of an EXIF block in a JPEG; its texts are in front. */
    private static final int BLOCK = 64 << 10;

    private static final int START_OF_SCAN = 0xda;
    private static final int TABLES = 0xdb;
    private static final int CELLS = 64;

    /** Reads what there is. Cost: the head of the file is walked. */
    public static FileTraits of(byte[] bytes) {
        String format = Format.of(bytes).map(Format::title).orElse("");
        ExifTags exif = ExifTags.of(block(bytes, format));
        String camera = (exif.text(ExifTags.MAKER) + " " + exif.text(ExifTags.MODEL) + " " + exif.text(ExifTags.SERIAL))
                .strip();
        String taken = exif.text(ExifTags.TAKEN);
        return new FileTraits(
                format,
                format.equals(Format.JPEG.title()) ? coarseness(bytes) : 0,
                camera,
                exif.text(ExifTags.SOFTWARE),
                taken.isEmpty() ? exif.text(ExifTags.CHANGED) : taken);
    }

    /** The file from EXIF's byte-order mark on; no bytes where there is none. */
    private static byte[] block(byte[] bytes, String format) {
        if (format.equals(Format.TIFF.title())) {
            return bytes;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        int at = format.equals(Format.JPEG.title()) ? after(head, "Exif\0\0", 6) : -1;
        at = format.equals(Format.PNG.title()) ? after(head, "eXIf", 4) : at;
        at = format.equals(Format.WEBP.title()) ? after(head, "EXIF", 8) : at;
        return at < 0 || at >= bytes.length
                ? new byte[0]
                : Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + BLOCK));
    }

    private static int after(String head, String mark, int length) {
        int at = head.indexOf(mark);
        return at < 0 ? -1 : at + length;
    }

    private static int coarseness(byte[] bytes) {
        ByteView view = ByteView.of(bytes, ByteOrder.BIG_ENDIAN, Format.JPEG.title());
        try {
            for (int at = 2; view.u8(at) == 0xff && view.u8(at + 1) != START_OF_SCAN; at += 2 + view.u16(at + 2)) {
                if (view.u8(at + 1) == TABLES) {
                    return sum(view, at + 5, view.u8(at + 4) >> 4);
                }
            }
        } catch (UnreadablePicture e) { // ends before its first table
            return 0;
        }
        return 0;
    }

    private static int sum(ByteView view, int at, int wide) {
        int sum = 0;
        for (int i = 0; i < CELLS; i++) {
            sum += wide == 0 ? view.u8(at + i) : view.u16(at + 2 * i);
        }
        return sum;
    }
}
