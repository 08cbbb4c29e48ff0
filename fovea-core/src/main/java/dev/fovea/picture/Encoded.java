package dev.fovea.picture;

/**
 * The bytes of a picture whose structure has been read to the end, so that its size is known and a file that was cut
 * off is noticed, but whose pixels have not been decoded.
 */
sealed interface Encoded extends Sized permits Jpeg, Png, Bmp, Gif, Tiff, WebP, Pnm {
    /** Whether every pixel is gray by the format's own word, so that one channel holds it. */
    boolean isGray();

    /** Decodes the pixels and turns them upright. */
    Picture decode();

    /**
     * Decodes the pixels at a smaller size where the format makes that cheap: the short side is at least {@code shortSide},
     * or the picture is decoded at its own size.
     */
    default Picture decodeAtLeast(int shortSide) {
        return decode();
    }

    /**
     * Reads the structure of a picture of any format.
     *
     * @throws UnreadablePicture if the format is not read, or the bytes are damaged or cut off
     */
    static Encoded of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new UnreadablePicture("empty file");
        }
        Format format = Format.of(bytes).orElseThrow(() -> NotAPicture.because(bytes));
        return switch (format) {
            case JPEG -> Jpeg.of(bytes);
            case PNG -> Png.of(bytes);
            case BMP -> Bmp.of(bytes);
            case GIF -> Gif.of(bytes);
            case TIFF -> Tiff.of(bytes);
            case WEBP -> WebP.of(bytes);
            case PNM -> Pnm.of(bytes);
            default -> throw new UnreadablePicture(format.title() + " is not supported");
        };
    }
}
