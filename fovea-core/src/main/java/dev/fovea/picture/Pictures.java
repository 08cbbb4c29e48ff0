package dev.fovea.picture;

import dev.fovea.base.IoReason;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads pictures. The content decides the format, never the file's name.
 *
 * <ul>
 *   <li>JPEG: baseline, progressive and arithmetic, 8 bits; CMYK and YCCK, whose inks are taken as stored inverted, as
 *       Adobe stores them and other readers take them, whether or not they say so
 *   <li>PNG: all depths, palettes and interlacing; of an animation, the picture that plain readers show
 *   <li>TIFF and BigTIFF: the first picture, 1 to 16 bits, gray, palette, RGB, YCbCr, 8-bit CMYK; plain, LZW, deflate,
 *       PackBits, JPEG, CCITT; strips or tiles
 *   <li>WebP, lossy or lossless, and GIF: the first frame on its canvas
 *   <li>BMP: all depths, runs, masks; PNM (P1 to P6)
 * </ul>
 *
 * <p>Gray pictures keep one channel; all others have red, green and blue. Orientation is applied once: EXIF in JPEG, PNG,
 * TIFF and WebP; XMP in JPEG and PNG. Transparency is laid on white. 16 bits become {@code value / 257}, rounded. Colour
 * profiles are not applied. Not read, each by a reason that says so: lossless and 12-bit JPEG, TIFF of 32 bits and more,
 * HEIF, AVIF, JPEG 2000 and other formats. All methods are safe from any thread, and keep nothing, also no native memory.
 */
public final class Pictures {
    /** Most pixels (width times height) that are decoded: 100 million, which take 300 MB in colour. */
    public static final int MAX_PIXELS = 100_000_000;

    private static final long MAX_BYTES = 1L << 30;

    private Pictures() {}

    /**
     * Decodes the bytes of a picture file. Cost: about 1 ms for a photograph of 500 x 333.
     *
     * @throws UnreadablePicture if they are no picture of a format that is read, are damaged or cut off, or hold more than
     *     {@link #MAX_PIXELS}; the size is checked before anything is decoded
     */
    public static Picture decode(byte[] bytes) {
        return open(bytes).decode();
    }

    /**
     * Decodes the bytes of a picture file, for training alone: a JPEG whose short side is at least twice the one that is
     * needed comes at a half, a quarter or an eighth of its size, several times as fast as the whole. It looks like the
     * picture resized by a box filter, and so differs a little from what {@link #decode} and {@link Resize} give; what is
     * judged or predicted is never decoded this way. Every other picture comes as {@link #decode} gives it.
     *
     * @param shortSide least pixels along the shorter side of what is returned, unless the picture itself has fewer
     * @throws UnreadablePicture as {@link #decode}; the size of the whole picture counts
     */
    public static Picture decodeAtLeast(byte[] bytes, int shortSide) {
        return open(bytes).decodeAtLeast(shortSide);
    }

    /**
     * Reads and decodes a file.
     *
     * @throws UnreadablePicture as {@link #decode}, or if the file cannot be read
     */
    public static Picture read(Path file) {
        return decode(bytes(file));
    }

    /**
     * Reads and decodes a file, for training alone, perhaps at a fraction of its size; see {@link #decodeAtLeast}.
     *
     * @throws UnreadablePicture as {@link #read}
     */
    public static Picture readAtLeast(Path file, int shortSide) {
        return decodeAtLeast(bytes(file), shortSide);
    }

    /**
     * Checks as much of a file as can be checked without decoding its pixels: format, size, and that it is there to its
     * end. What passes can still hold damaged pixels. Cost: reading the file.
     *
     * @return what the file says of itself, so that pictures that are too small or wrongly named can be told
     * @throws UnreadablePicture as {@link #read}
     */
    public static PictureHeader check(Path file) {
        return check(bytes(file));
    }

    /** Checks bytes as {@link #check(Path)} checks a file. */
    public static PictureHeader check(byte[] bytes) {
        Encoded encoded = open(bytes);
        return new PictureHeader(Format.of(bytes).orElseThrow().title(), encoded.width(), encoded.height());
    }

    /** Whether a file begins as a picture does, also one of a format that is not read; false where it cannot be opened. */
    public static boolean isLikely(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Format.of(in.readNBytes(Format.HEAD)).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether bytes begin as a picture does, also one of a format that is not read. */
    public static boolean isLikely(byte[] bytes) {
        return Format.of(bytes).isPresent();
    }

    /** A Java image as a picture; transparency is laid on white, one 8-bit gray band stays as it is. */
    public static Picture of(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        if (image.getType()
                == BufferedImage.TYPE_BYTE_GRAY) { // its colour space is linear: drawing it would brighten it
            return new Picture(h, w, 1, (byte[]) image.getRaster().getDataElements(0, 0, w, h, null));
        }
        BufferedImage opaque = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = opaque.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        int[] packed = (int[]) opaque.getRaster().getDataElements(0, 0, w, h, null);
        byte[] pixels = new byte[packed.length * 3];
        for (int i = 0; i < packed.length; i++) {
            pixels[3 * i] = (byte) (packed[i] >> 16);
            pixels[3 * i + 1] = (byte) (packed[i] >> 8);
            pixels[3 * i + 2] = (byte) packed[i];
        }
        return new Picture(h, w, 3, pixels);
    }

    /**
     * What decodes here: another word wherever the same bytes may give other pixels, such as another version of OpenCV or
     * another processor's code. Who keeps decoded pictures keeps this word with them.
     */
    public static String decoder() {
        return "opencv " + OpenCv.version() + " " + System.getProperty("os.arch");
    }

    private static Encoded open(byte[] bytes) {
        Encoded encoded = Encoded.of(bytes);
        long pixels = (long) encoded.width() * encoded.height();
        if (encoded.width() <= 0 || encoded.height() <= 0) {
            throw new UnreadablePicture("damaged: its header says " + encoded.width() + " x " + encoded.height());
        }
        if (pixels > MAX_PIXELS) {
            throw new UnreadablePicture("too large: " + encoded.width() + " x " + encoded.height()
                    + " pixels, and at most " + MAX_PIXELS / 1_000_000 + " megapixels are read");
        }
        return encoded;
    }

    /**
     * The bytes of a file, at most 1 GiB.
     *
     * @throws UnreadablePicture if the file cannot be opened, or is larger
     */
    public static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new UnreadablePicture("too large: " + (size >> 20) + " MiB, and at most 1024 MiB are read");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadablePicture("cannot be opened (" + IoReason.brief(e) + ")");
        }
    }
}
