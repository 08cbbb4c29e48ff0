package dev.fovea.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The formats of pictures, told by how the bytes begin; a file's name is never asked. */
@SuppressWarnings("ImmutableEnumChecker") // the tests keep nothing
enum Format {
    JPEG("JPEG", true, starts("\u00ff\u00d8\u00ff")),
    PNG("PNG", true, starts("\u0089PNG\r\n\u001a\n")),
    GIF("GIF", true, starts("GIF87a", "GIF89a")),
    // two letters are few, but the second header's length is a small number, low byte first
    BMP("BMP", true, head -> head.startsWith("BM") && head.startsWith("\0\0\0", 15)),
    WEBP("WebP", true, head -> head.startsWith("RIFF") && head.startsWith("WEBP", 8)),
    TIFF("TIFF", true, starts("II*\0", "MM\0*", "II+\0", "MM\0+")),
    HEIF("HEIF", false, brand("heic", "heix", "hevc", "heim", "mif1", "msf1")),
    AVIF("AVIF", false, brand("avif", "avis")),
    JPEG_2000("JPEG 2000", false, starts("\0\0\0\u000cjP  ", "\u00ffO\u00ffQ")),
    JPEG_XL("JPEG XL", false, starts("\u00ff\n", "\0\0\0\u000cJXL ")),
    PHOTOSHOP("Photoshop", false, starts("8BPS")),
    ICON("ICO", false, starts("\0\0\u0001\0")),
    DICOM("DICOM", false, head -> head.startsWith("DICM", 128)),
    OPEN_EXR("OpenEXR", false, starts("v/1\u0001")),
    PNM(
            "PNM",
            true,
            head -> head.length() > 2
                    && head.charAt(0) == 'P'
                    && "\n\r\t #".indexOf(head.charAt(2)) >= 0
                    && head.charAt(1) >= '1'
                    && head.charAt(1) <= '7'),
    SVG("SVG", false, starts("<svg", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg"));

    /** Bytes from the start of a file within which every format shows itself. */
    static final int HEAD = 132;

    private final String title;
    private final boolean read;
    private final Predicate<String> starts;

    Format(String title, boolean read, Predicate<String> starts) {
        this.title = title;
        this.read = read;
        this.starts = starts;
    }

    /** As people write it. */
    String title() {
        return title;
    }

    /** Whether Fovea decodes it. */
    boolean isRead() {
        return read;
    }

    /** The format that a file's name promises by its extension, if it promises one. */
    static Optional<Format> named(String file) {
        return switch (extension(file)) {
            case "jpg", "jpeg", "jpe", "jfif" -> Optional.of(JPEG);
            case "png", "apng" -> Optional.of(PNG);
            case "gif" -> Optional.of(GIF);
            case "bmp", "dib" -> Optional.of(BMP);
            case "webp" -> Optional.of(WEBP);
            case "tif", "tiff" -> Optional.of(TIFF);
            case "pbm", "pgm", "ppm", "pnm" -> Optional.of(PNM);
            default -> Optional.empty();
        };
    }

    /** What follows the last dot of a file's name, in small letters; the whole name where it has no dot. */
    static String extension(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The format that the first {@link #HEAD} bytes (or all, if fewer) belong to, if any. */
    static Optional<Format> of(byte[] bytes) {
        // one character for each byte, so that a format's first bytes can be written as a text
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> format.starts.test(head))
                .findFirst();
    }

    private static Predicate<String> starts(String... alternatives) {
        return head -> Arrays.stream(alternatives).anyMatch(head::startsWith);
    }

    /** An ISO base media file ("ftyp" at byte 4) whose brand is one of these. */
    private static Predicate<String> brand(String... brands) {
        return head -> head.startsWith("ftyp", 4) && Arrays.stream(brands).anyMatch(brand -> head.startsWith(brand, 8));
    }
}
