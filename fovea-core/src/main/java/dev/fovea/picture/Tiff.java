package dev.fovea.picture;

import java.util.Arrays;
import java.util.Map;

/**
 * A TIFF file (TIFF 6.0 and BigTIFF), its first directory read and its strips or tiles looked for: gray, palette, RGB,
 * CMYK and YCbCr of 1 to 16 bits, with the compressions of {@link #LIMITS}.
 */
final class Tiff implements Encoded {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int STRIPS = 273;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILES = 324;
    private static final int TILE_BYTES = 325;
    private static final int EXTRA = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int CMYK = 5;
    private static final int YCBCR = 6;
    private static final int PREMULTIPLIED = 1;
    /** Compressions that are read, and how many bytes one compressed byte can at most become. */
    private static final Map<Integer, Integer> LIMITS = Map.of(
            1, 1, // none
            2, 65536, // CCITT runs: a whole row may be one bit
            3, 65536, // CCITT group 3
            4, 65536, // CCITT group 4
            5, 4096, // LZW: 12 bits for a text of less than 4,096
            7, 2048, // JPEG: a block of 64 in one or two bits, up to three channels
            8, 1032, // deflate
            32773, 64, // PackBits: 2 bytes for 128
            32946, 1032); // deflate, by its older number
    /** Pixels that a tile may have beyond what the picture needs. */
    private static final long TILE_SLACK = 1 << 22;

    private final byte[] bytes;
    private final TiffDirectory tags;
    private final int bits;
    private final int samples;

    private Tiff(byte[] bytes) {
        this.bytes = bytes;
        this.tags = TiffDirectory.first(bytes);
        this.bits = (int) tags.value(BITS, 1);
        this.samples = (int) tags.value(SAMPLES, 1);
    }

    static Tiff of(byte[] bytes) {
        Tiff tiff = new Tiff(bytes);
        tiff.checkKind();
        tiff.checkLength();
        return tiff;
    }

    private void checkKind() {
        long format = tags.value(SAMPLE_FORMAT, 1);
        if (bits > 16 || format == 3) {
            throw new UnreadablePicture(bits + "-bit " + (format == 3 ? "float " : "") + "TIFF is not supported");
        }
        boolean alike = Arrays.stream(tags.values(BITS)).allMatch(b -> b == bits);
        if (bits < 1 || samples < 1 || samples > 6 || !alike) {
            throw new UnreadablePicture("damaged TIFF (" + samples + " samples of " + bits + " bits)");
        }
        if (!LIMITS.containsKey(compression())) {
            throw new UnreadablePicture("TIFF with compression " + compression() + " is not supported");
        }
        if (tags.value(PHOTOMETRIC, 1) == CMYK && bits > 8) {
            throw new UnreadablePicture(bits + "-bit CMYK TIFF is not supported");
        }
        long tile = tags.value(TILE_WIDTH, 0) * tags.value(TILE_HEIGHT, 0);
        if (tile < 0 || tile > (long) width() * height() * 4 + TILE_SLACK) {
            throw new UnreadablePicture("damaged TIFF (tiles of " + tile + " pixels)");
        }
    }

    /** The strips or tiles must lie in the file, and be long enough for the pixels that the header says. */
    private void checkLength() {
        boolean tiled = tags.has(TILES);
        long[] starts = tags.values(tiled ? TILES : STRIPS);
        long[] lengths = tags.values(tiled ? TILE_BYTES : STRIP_BYTES);
        if (starts.length == 0 || lengths.length != starts.length) {
            throw new UnreadablePicture("damaged TIFF (no picture in it)");
        }
        long compressed = 0;
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] < 0 || lengths[i] < 0 || starts[i] > bytes.length - lengths[i]) {
                throw new UnreadablePicture("truncated TIFF");
            }
            compressed += lengths[i];
        }
        long row = ((long) width() * bits * samples + 7) / 8;
        boolean subsampled = tags.value(PHOTOMETRIC, 1) == YCBCR;
        long needed = row * height() / (subsampled ? 3 : 1);
        if (compressed * LIMITS.getOrDefault(compression(), 1) < needed || compressed * 8L * 64 < height()) {
            throw new UnreadablePicture("damaged TIFF (fewer pixels than its header says)");
        }
    }

    private int compression() {
        return (int) tags.value(COMPRESSION, 1);
    }

    @Override
    public int width() {
        return side(WIDTH);
    }

    @Override
    public int height() {
        return side(HEIGHT);
    }

    private int side(int tag) {
        return (int) Math.min(Math.max(tags.value(tag, 0), 0), Integer.MAX_VALUE);
    }

    /** Photometric interpretations 0 (white is zero) and 1 (black is zero). */
    @Override
    public boolean isGray() {
        return tags.value(PHOTOMETRIC, 1) <= 1;
    }

    @Override
    public Picture decode() {
        long code = tags.value(ORIENTATION, 1);
        Orientation orientation = Orientation.of((int) Math.min(Math.max(code, 0), 9));
        return orientation.apply(stored());
    }

    private Picture stored() {
        byte[] alone = tags.alone(bytes, ORIENTATION);
        boolean whiteIsZero = tags.value(PHOTOMETRIC, 1) == 0;
        if (isGray() && (samples == 2 || (bits > 1 && bits < 8))) {
            return GrayRaster.read(alone, this, Format.TIFF, whiteIsZero);
        }
        if (tags.has(TILES) && compression() == 1 && samples == 3 && bits == 8) { // libtiff miscounts some plain tiles
            return Pictures.of(JavaImages.read(alone, Format.TIFF));
        }
        // libtiff multiplies colour by alpha where eight bits or less come out
        boolean multiplied = bits <= 8 || tags.value(EXTRA, 0) == PREMULTIPLIED;
        boolean inverted = bits > 8 && whiteIsZero;
        DeepPixels.Kind kind = new DeepPixels.Kind(isGray() ? 1 : 3, -1, multiplied, inverted);
        return OpenCv.decodeDeep(Kept.all(alone), this, Format.TIFF, kind);
    }
}
