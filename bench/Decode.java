import dev.fovea.picture.Picture;
import dev.fovea.picture.Pictures;
import dev.fovea.picture.Resize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** What bench/decode runs; see there. Arguments: folder, the peer's script, Python, rounds. */
public final class Decode {
    private static final int SIZE = 224;
    private static final int WARM_UP = 4;
    private static final int DRAWN = 12;

    private interface Contender {
        double picturesPerSecond() throws IOException;
    }

    private interface Work {
        int on(byte[] file);
    }

    private static long sink;

    public static void main(String[] arguments) throws Exception {
        opencv_core.setNumThreads(1);
        List<byte[]> photographs = read(Path.of(arguments[0]));
        List<byte[]> drawn = draw();
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("Fovea, decode and resize", () -> time(photographs, Decode::fovea));
        contenders.put("OpenCV 4.13, decode and area resize", () -> time(photographs, Decode::opencv));
        contenders.put("Fovea, 2,000 px, whole", () -> time(drawn, Decode::fovea));
        contenders.put("Fovea, 2,000 px, at least 224", () -> time(drawn, Decode::scaled));
        contenders.put("Fovea, decode alone", () -> time(photographs, f -> Pictures.decode(f).width()));
        Process peer = new ProcessBuilder(arguments[2], arguments[1], arguments[0])
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader in = peer.inputReader(StandardCharsets.UTF_8);
                Writer out = peer.outputWriter(StandardCharsets.UTF_8)) {
            String version = in.readLine();
            if (version == null) {
                System.out.println("Pillow is absent: " + arguments[2] + " cannot import it");
            } else {
                contenders.put("Pillow " + version + ", decode and antialiased resize", () -> ask(out, in));
            }
            report(rounds(contenders, Integer.parseInt(arguments[3])));
        }
        System.out.printf(Locale.ROOT, "%d photographs, %d drawn; one thread each.%n", photographs.size(), DRAWN);
    }

    private static int fovea(byte[] file) {
        return Resize.to(Pictures.decode(file), SIZE, SIZE).width();
    }

    private static int scaled(byte[] file) {
        Picture picture = Pictures.decodeAtLeast(file, SIZE);
        return Resize.to(picture, SIZE, SIZE).width();
    }

    private static int opencv(byte[] file) {
        try (PointerScope scope = new PointerScope()) {
            Mat whole = opencv_imgcodecs.imdecode(new Mat(new BytePointer(file)), opencv_imgcodecs.IMREAD_COLOR_RGB);
            Mat small = new Mat();
            opencv_imgproc.resize(whole, small, new Size(SIZE, SIZE), 0, 0, opencv_imgproc.INTER_AREA);
            byte[] pixels = new byte[SIZE * SIZE * 3]; // what a Java program needs of it
            small.data().get(pixels);
            return pixels[0] + small.cols();
        }
    }

    private static double time(List<byte[]> files, Work work) {
        long start = System.nanoTime();
        for (byte[] file : files) {
            sink += work.on(file);
        }
        return files.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static double ask(Writer out, BufferedReader in) throws IOException {
        out.write("go\n");
        out.flush();
        return Double.parseDouble(in.readLine());
    }

    private static Map<String, List<Double>> rounds(Map<String, Contender> contenders, int rounds) throws IOException {
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, Contender> one : contenders.entrySet()) {
                double speed = one.getValue().picturesPerSecond();
                if (round >= 0) {
                    speeds.computeIfAbsent(one.getKey(), name -> new ArrayList<>()).add(speed);
                }
            }
        }
        return speeds;
    }

    private static void report(Map<String, List<Double>> speeds) {
        double own = median(speeds.values().iterator().next());
        System.out.println("| what | pictures/s, median | min-max | n | Fovea, decode and resize, is |");
        System.out.println("|---|---|---|---|---|");
        speeds.forEach((name, values) -> System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f-%,.0f | %d | %s |%n",
                name,
                median(values),
                values.stream().mapToDouble(v -> v).min().orElseThrow(),
                values.stream().mapToDouble(v -> v).max().orElseThrow(),
                values.size(),
                name.contains("resize") ? String.format(Locale.ROOT, "%.2fx", own / median(values)) : ""));
        double whole = median(speeds.get("Fovea, 2,000 px, whole"));
        System.out.printf(
                Locale.ROOT,
                "%nAt a fraction of its size a drawn JPEG of 2,000 px takes 1/%.2f of the time.%n",
                median(speeds.get("Fovea, 2,000 px, at least 224")) / whole);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    private static List<byte[]> read(Path folder) throws IOException {
        List<byte[]> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList()) {
                all.add(Files.readAllBytes(file));
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(folder + " must hold JPEGs (*.jpg), but holds none");
        }
        return all;
    }

    /** Pictures of 2,000 x 1,500 with shapes and noise, so that they pack about as a photograph does. */
    private static List<byte[]> draw() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (int n = 0; n < DRAWN; n++) {
            Random random = new Random(n);
            BufferedImage image = new BufferedImage(2000, 1500, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            for (int i = 0; i < 400; i++) {
                pen.setColor(new Color(random.nextInt(1 << 24)));
                pen.fillOval(random.nextInt(2000) - 100, random.nextInt(1500) - 100, random.nextInt(300), random.nextInt(300));
            }
            pen.dispose();
            for (int y = 0; y < 1500; y++) {
                for (int x = 0; x < 2000; x++) {
                    image.setRGB(x, y, image.getRGB(x, y) ^ random.nextInt(8) * 0x010101);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", out);
            all.add(out.toByteArray());
        }
        return all;
    }
}
