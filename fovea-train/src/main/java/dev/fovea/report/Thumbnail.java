package dev.fovea.report;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A small picture that lies inside a page.
 *
 * @param address a {@code data:} URI, at most some 15 kB
 * @param tiny whether its pixels are few, and shall be seen as they are when it is shown larger
 */
record Thumbnail(String address, boolean tiny) {
    /** Longest side in pixels of a picture to look at: twice what is shown, for dense screens. */
    static final int LARGE = 192;

    /** Longest side of one among many. */
    static final int SMALL = 112;

    /** Up to this side a picture is kept to the bit, as PNG. */
    private static final int TINY = 64;

    private static final float QUALITY = 0.8f;

    /**
     * The picture, shrunk where it is larger.
     *
     * @param side longest side, in pixels
     */
    static Thumbnail of(Picture picture, int side) {
        int longest = Math.max(picture.width(), picture.height());
        boolean tiny = longest <= TINY;
        double scale = Math.min(1, (double) side / longest);
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        BufferedImage image = image(Resize.to(picture, width, height));
        String encoded = Base64.getEncoder().encodeToString(tiny ? png(image) : jpeg(image));
        return new Thumbnail((tiny ? "data:image/png;base64," : "data:image/jpeg;base64,") + encoded, tiny);
    }

    private static BufferedImage image(Picture picture) {
        boolean gray = picture.channels() == 1;
        BufferedImage out = new BufferedImage(
                picture.width(), picture.height(), gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        if (gray) {
            out.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
            return out;
        }
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                out.setRGB(x, y, picture.at(y, x, 0) << 16 | picture.at(y, x, 1) << 8 | picture.at(y, x, 2));
            }
        }
        return out;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next(); // every JDK has one
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
