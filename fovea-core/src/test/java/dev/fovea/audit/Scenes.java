package dev.fovea.audit;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.FilePicture;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Drawn scenes that say nothing of their class: waves and grain of any colour, all different. */
final class Scenes {
    static final List<String> LABELS = List.of("ash", "beech", "cedar", "dogwood");
    private static final int WAVES = 5;

    private Scenes() {}

    /** A scene of its own for each seed. */
    static Picture scene(int width, int height, Seed seed) {
        SplittableRandom random = seed.random();
        double[][] waves = new double[WAVES * 3][4];
        for (double[] wave : waves) {
            wave[0] = random.nextDouble(-6, 6) / width;
            wave[1] = random.nextDouble(-6, 6) / height;
            wave[2] = random.nextDouble(6.3);
            wave[3] = random.nextDouble(10, 40);
        }
        int base = 60 + random.nextInt(130);
        byte[] pixels = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(25);
                for (int c = 0; c < 3; c++) {
                    double value = base + grain;
                    for (int w = c * WAVES; w < (c + 1) * WAVES; w++) {
                        value += waves[w][3] * Math.sin(x * waves[w][0] + y * waves[w][1] + waves[w][2]);
                    }
                    pixels[(y * width + x) * 3 + c] = (byte) Math.max(0, Math.min(255, value));
                }
            }
        }
        return new Picture(height, width, 3, pixels);
    }

    /** So many scenes of each class in memory, changed as the function likes, which is given the class and the scene. */
    static Dataset of(int each, BiFunction<Integer, Picture, Picture> change) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < each * LABELS.size(); i++) {
            int label = i % LABELS.size();
            Picture picture = change.apply(label, scene(72, 60, Seed.of(7).child(i)));
            samples.add(new Sample(LABELS.get(label) + "/" + i, () -> picture, label, null, null));
        }
        return data(samples);
    }

    /** The same as files, packed as the function likes, which is given the class and the scene. */
    static Dataset files(Path folder, int each, BiFunction<Integer, Picture, byte[]> pack) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < each * LABELS.size(); i++) {
            int label = i % LABELS.size();
            Path own = Files.createDirectories(folder.resolve(LABELS.get(label)));
            Path file = own.resolve("photo" + i + ".jpg");
            Files.write(file, pack.apply(label, scene(72, 60, Seed.of(9).child(i))));
            samples.add(new Sample(
                    LABELS.get(label) + "/" + file.getFileName(), new FilePicture(file), label, null, null));
        }
        return data(samples);
    }

    static Dataset data(List<Sample> samples) {
        return new Dataset("scenes", samples, new Labels(LABELS), new Task.SingleLabel(), List.of());
    }

    /** A copy with a rectangle of one shade in all channels. */
    static Picture filled(Picture picture, int[] rectangle, int shade) {
        byte[] pixels = picture.pixels().clone();
        for (int y = rectangle[1]; y < rectangle[1] + rectangle[3]; y++) {
            for (int x = rectangle[0]; x < rectangle[0] + rectangle[2]; x++) {
                for (int c = 0; c < picture.channels(); c++) {
                    pixels[(y * picture.width() + x) * picture.channels() + c] = (byte) shade;
                }
            }
        }
        return new Picture(picture.height(), picture.width(), picture.channels(), pixels);
    }

    /** A frame of one shade. */
    static Picture framed(Picture picture, int wide, int shade) {
        int w = picture.width();
        int h = picture.height();
        Picture out = filled(picture, new int[] {0, 0, w, wide}, shade);
        out = filled(out, new int[] {0, h - wide, w, wide}, shade);
        out = filled(out, new int[] {0, 0, wide, h}, shade);
        return filled(out, new int[] {w - wide, 0, wide, h}, shade);
    }

    static BufferedImage image(Picture picture) {
        BufferedImage out = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                out.setRGB(x, y, picture.at(y, x, 0) << 16 | picture.at(y, x, 1) << 8 | picture.at(y, x, 2));
            }
        }
        return out;
    }

    static byte[] jpeg(Picture picture, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(picture), null, null), parameters);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] png(Picture picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(picture), "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** A JPEG with an EXIF block behind its first marker that names a camera's model. */
    static byte[] withCamera(byte[] jpeg, String model) {
        byte[] name = (model + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(26 + name.length);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x0110).putShort((short) 2);
        tiff.putInt(name.length).putInt(26).putInt(0).put(name);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 10 + tiff.capacity());
        out.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (8 + tiff.capacity()));
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        return out.put(jpeg, 2, jpeg.length - 2).array();
    }
}
