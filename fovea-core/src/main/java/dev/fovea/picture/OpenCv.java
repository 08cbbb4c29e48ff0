package dev.fovea.picture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import dev.fovea.base.Check;
import java.util.function.Function;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The native decoder: everything that OpenCV is used for. Native memory lives only inside a call; any thread may call,
 * and OpenCV starts no threads of its own, because Fovea decodes many pictures side by side.
 */
final class OpenCv {
    static {
        opencv_core.setNumThreads(1);
    }

    private OpenCv() {}

    static String version() {
        return opencv_core.CV_VERSION;
    }

    /** Decodes 8-bit gray or colour without alpha, as stored: EXIF orientation is the caller's. */
    static Picture decode(Kept bytes, Encoded header, Format format) {
        return decode(bytes, header, format, 1);
    }

    /**
     * Decodes 8-bit gray or colour of a JPEG at a fraction of its size, as stored.
     *
     * @param times by which both sides shrink, rounded up: 1, 2, 4 or 8
     */
    static Picture decode(Kept bytes, Encoded header, Format format, int times) {
        int colour = header.isGray() ? IMREAD_GRAYSCALE : IMREAD_COLOR_RGB;
        int reduced = times == 1 ? 0 : times * (IMREAD_REDUCED_GRAYSCALE_2 / 2);
        Size size = new Size(reduced(header.width(), times), reduced(header.height(), times));
        return decode(bytes, colour | reduced | IMREAD_IGNORE_ORIENTATION, size, format, OpenCv::copy);
    }

    /** A side that {@link #decode} shrinks. */
    static int reduced(int side, int times) {
        return (side + times - 1) / times;
    }

    private record Size(int width, int height) implements Sized {}

    /** Decodes what has alpha or more than 8 bits: alpha is laid on white, and 0..65535 becomes 0..255. */
    static Picture decodeDeep(Kept bytes, Sized size, Format format, DeepPixels.Kind kind) {
        return decode(bytes, IMREAD_UNCHANGED, size, format, pixels -> DeepPixels.flatten(pixels, kind));
    }

    private static Picture decode(Kept bytes, int flags, Sized size, Format format, Function<Mat, Picture> conversion) {
        try (PointerScope scope = new PointerScope()) {
            Mat pixels = imdecode(new Mat(bytes.toNative()), flags);
            if (pixels.rows() != size.height() || pixels.cols() != size.width()) { // 0 where decoding failed
                throw new UnreadablePicture("damaged " + format.title());
            }
            return conversion.apply(pixels);
        } catch (UnreadablePicture e) {
            throw e;
        } catch (RuntimeException e) { // how OpenCV's own exceptions arrive
            throw new UnreadablePicture("damaged " + format.title());
        }
    }

    /** Packed as JPEG and unpacked again. */
    static Picture recompressed(Picture picture, int quality) {
        boolean gray = picture.channels() == 1;
        try (PointerScope scope = new PointerScope()) {
            BytePointer values = new BytePointer(gray ? picture.pixels() : swapped(picture.pixels()));
            Mat mat = new Mat(picture.height(), picture.width(), gray ? CV_8UC1 : CV_8UC3, values);
            BytePointer packed = new BytePointer();
            boolean done = imencode(".jpg", mat, packed, new IntPointer(IMWRITE_JPEG_QUALITY, quality));
            Check.state(done, "OpenCV must pack a picture as JPEG, but did not");
            return copy(imdecode(new Mat(packed), gray ? IMREAD_GRAYSCALE : IMREAD_COLOR_RGB));
        }
    }

    /** OpenCV packs blue, green, red. */
    private static byte[] swapped(byte[] rgb) {
        byte[] bgr = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i += 3) {
            bgr[i] = rgb[i + 2];
            bgr[i + 1] = rgb[i + 1];
            bgr[i + 2] = rgb[i];
        }
        return bgr;
    }

    private static Picture copy(Mat mat) {
        byte[] pixels = new byte[mat.rows() * mat.cols() * mat.channels()];
        mat.data().get(pixels);
        return new Picture(mat.rows(), mat.cols(), mat.channels(), pixels);
    }
}
