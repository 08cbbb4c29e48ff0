package dev.fovea.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Java's own readers, for what they know better than the native decoder. Safe from any thread. */
final class JavaImages {
    /** What is wanted of a reader that has been given the bytes. */
    @FunctionalInterface
    interface Reading<T> {
        /** Reads it; any exception means that the bytes are damaged. */
        T of(ImageReader reader) throws IOException;
    }

    private JavaImages() {}

    /** The first picture of a file. */
    static BufferedImage read(byte[] bytes, Format format) {
        return read(bytes, format, reader -> reader.read(0));
    }

    static <T> T read(byte[] bytes, Format format, Reading<T> reading) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.title()).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return reading.of(reader);
        } catch (IOException | RuntimeException e) { // the readers throw any exception at damaged bytes
            throw new UnreadablePicture("damaged " + format.title());
        } finally {
            reader.dispose();
        }
    }
}
