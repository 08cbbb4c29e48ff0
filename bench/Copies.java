import dev.fovea.audit.CopyPair;
import dev.fovea.audit.CopySearch;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.data.Scan;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Recompression;
import dev.fovea.picture.Resize;
import dev.fovea.picture.Window;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/**
 * How many planted copies are found, and how many pairs are none. First the data set as it is, then with copies of 5 % of
 * its pictures planted, one of each kind; see bench/copies.
 */
public final class Copies {
    /** What is done to a picture. */
    enum Kind {
        EXACT,
        REENCODED,
        RESIZED,
        CROPPED,
        CROPPED_AREA,
        ROTATED,
        MIRRORED,
        BRIGHTER,
        RECOLOURED,
        GRAYED;

        Picture of(Picture p, SplittableRandom random) {
            return switch (this) {
                case EXACT -> new Picture(p.height(), p.width(), p.channels(), p.pixels().clone());
                case REENCODED -> Recompression.jpeg(p, random.nextInt(30, 91));
                case RESIZED -> resized(p, random.nextDouble(0.5, 2));
                case CROPPED -> cropped(p, 0.8, random);
                case CROPPED_AREA -> cropped(p, Math.sqrt(0.8), random);
                case ROTATED -> rotated(p, random.nextBoolean() ? 5 : -5);
                case MIRRORED -> mirrored(p);
                case BRIGHTER -> brighter(p, random.nextDouble(1.1, 1.5));
                case RECOLOURED -> turned(p, Math.toRadians(random.nextDouble(20, 60)));
                case GRAYED -> p.withChannels(1).withChannels(3);
            };
        }
    }

    private static final List<Kind> OF_PHOTOS = List.of(Kind.values());
    private static final List<Kind> OF_DIGITS = List.of(Kind.EXACT, Kind.REENCODED, Kind.BRIGHTER);

    private Copies() {}

    public static void main(String[] arguments) throws IOException {
        Dataset data = Datasets.open(arguments[0]);
        if (data.gives(Role.TRAIN)) {
            data = data.given(Role.TRAIN);
        }
        long seed = Long.parseLong(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        String shown = arguments.length > 3 ? arguments[3] : "";
        boolean tiny = data.samples().get(0).picture().width() <= 48;
        System.out.printf("seed %d, %d thread(s)%n", seed, threads);
        dev.fovea.audit.Copies plain = search("as it is", data, threads);
        long grouped = plain.groups().stream().mapToInt(List::size).sum();
        System.out.printf(
                Locale.ROOT,
                "  %d pairs, %d samples grouped (%.2f %%)%n",
                plain.pairs().size(),
                grouped,
                100.0 * grouped / data.size());
        show(data, plain.pairs(), shown, "plain");
        plant(data, tiny ? OF_DIGITS : OF_PHOTOS, seed, threads, shown, plain);
    }

    private static dev.fovea.audit.Copies search(String what, Dataset data, int threads) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        dev.fovea.audit.Copies copies = CopySearch.of(data, threads, Scan.usual().listener());
        System.out.printf(
                Locale.ROOT,
                "%s: %,d pictures in %.1f s (%.1f s of processor, load %.1f)%n",
                what,
                data.size(),
                (System.nanoTime() - start) / 1e9,
                (system.getProcessCpuTime() - cpu) / 1e9,
                load);
        return copies;
    }

    private static void plant(
            Dataset data, List<Kind> kinds, long seed, int threads, String shown, dev.fovea.audit.Copies plain)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Integer> chosen = new TreeSet<>();
        while (chosen.size() < Math.round(0.05 * data.size())) {
            chosen.add(random.nextInt(data.size()));
        }
        List<Sample> samples = new ArrayList<>(data.samples());
        List<Integer> origin = new ArrayList<>();
        List<Kind> kindOf = new ArrayList<>();
        for (int i : chosen) {
            for (Kind kind : kinds) {
                Sample sample = data.samples().get(i);
                Picture copy = kind.of(sample.picture(), random.split());
                samples.add(new Sample(sample.name() + " " + kind, () -> copy, sample.label(), null, null));
                origin.add(i);
                kindOf.add(kind);
            }
        }
        Dataset planted = data.withSamples(samples);
        dev.fovea.audit.Copies found = search("planted", planted, threads);
        judge(planted, data.size(), origin, kindOf, found, plain, shown);
    }

    private static void judge(
            Dataset planted,
            int n,
            List<Integer> origin,
            List<Kind> kindOf,
            dev.fovea.audit.Copies found,
            dev.fovea.audit.Copies plain,
            String shown)
            throws IOException {
        Set<List<Integer>> pairs = new HashSet<>();
        found.pairs().forEach(p -> pairs.add(List.of(p.first(), p.second())));
        Map<Integer, Integer> group = new HashMap<>();
        for (List<Integer> members : found.groups()) {
            members.forEach(m -> group.put(m, members.get(0)));
        }
        Map<Kind, int[]> per = new TreeMap<>();
        int[] all = new int[3];
        for (int i = 0; i < origin.size(); i++) {
            int[] counts = per.computeIfAbsent(kindOf.get(i), k -> new int[3]);
            int o = origin.get(i);
            boolean pair = pairs.contains(List.of(o, n + i));
            boolean together = group.containsKey(o) && group.get(o).equals(group.get(n + i));
            for (int[] c : List.of(counts, all)) {
                c[0]++;
                c[1] += pair ? 1 : 0;
                c[2] += together ? 1 : 0;
            }
        }
        per.forEach((kind, c) -> System.out.printf(
                Locale.ROOT,
                "  %-13s %4d planted, %5.1f %% found as pairs, %5.1f %% in one group%n",
                kind.name().toLowerCase(Locale.ROOT),
                c[0],
                100.0 * c[1] / c[0],
                100.0 * c[2] / c[0]));
        System.out.printf(
                Locale.ROOT,
                "  %-13s %4d planted, %5.1f %% found as pairs, %5.1f %% in one group%n",
                "all",
                all[0],
                100.0 * all[1] / all[0],
                100.0 * all[2] / all[0]);
        Set<List<Integer>> known = new HashSet<>();
        plain.pairs().forEach(p -> known.add(List.of(p.first(), p.second())));
        List<CopyPair> others = found.pairs().stream()
                .filter(p -> origin(p.first(), n, origin) != origin(p.second(), n, origin))
                .toList();
        long natural = others.stream()
                .filter(p -> {
                    int a = origin(p.first(), n, origin);
                    int b = origin(p.second(), n, origin);
                    return known.contains(List.of(Math.min(a, b), Math.max(a, b)));
                })
                .count();
        int total = found.pairs().size();
        System.out.printf(
                Locale.ROOT,
                "  %d pairs, precision %.1f %% (%.1f %% with the %d that the data set had, or copies of them)%n",
                total,
                100.0 * (total - others.size()) / total,
                100.0 * (total - others.size() + natural) / total,
                natural);
        show(planted, others, shown, "planted");
    }

    private static int origin(int i, int n, List<Integer> origin) {
        return i < n ? i : origin.get(i - n);
    }

    /** Writes pairs side by side, the first hundred. */
    private static void show(Dataset data, List<CopyPair> pairs, String folder, String prefix) throws IOException {
        for (int i = 0; i < Math.min(100, pairs.size()); i++) {
            CopyPair pair = pairs.get(i);
            Sample a = data.samples().get(pair.first());
            Sample b = data.samples().get(pair.second());
            if (i < 20) {
                System.out.printf(
                        Locale.ROOT, "    %.3f %s | %s | %s%n", pair.likeness(), a.name(), b.name(), pair.how().text());
            }
            if (!folder.isEmpty()) {
                BufferedImage both = new BufferedImage(520, 260, BufferedImage.TYPE_INT_RGB);
                Graphics2D pen = both.createGraphics();
                pen.drawImage(image(a.picture()), 0, 0, 256, 256, null);
                pen.drawImage(image(b.picture()), 262, 0, 256, 256, null);
                pen.dispose();
                ImageIO.write(both, "png", new File(folder, String.format("%s-%03d.png", prefix, i)));
            }
        }
    }

    private static BufferedImage image(Picture picture) {
        Picture p = picture.withChannels(3);
        BufferedImage out = new BufferedImage(p.width(), p.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < p.height(); y++) {
            for (int x = 0; x < p.width(); x++) {
                out.setRGB(x, y, p.at(y, x, 0) << 16 | p.at(y, x, 1) << 8 | p.at(y, x, 2));
            }
        }
        return out;
    }

    private static Picture resized(Picture p, double by) {
        return Resize.to(
                p, (int) Math.max(1, Math.round(p.width() * by)), (int) Math.max(1, Math.round(p.height() * by)));
    }

    private static Picture cropped(Picture p, double side, SplittableRandom random) {
        int w = (int) Math.round(p.width() * side);
        int h = (int) Math.round(p.height() * side);
        return new Window(random.nextInt(p.width() - w + 1), random.nextInt(p.height() - h + 1), w, h).of(p);
    }

    private static Picture mirrored(Picture p) {
        byte[] out = new byte[p.pixels().length];
        int c = p.channels();
        for (int i = 0; i < p.width() * p.height(); i++) {
            int from = i / p.width() * p.width() + p.width() - 1 - i % p.width();
            System.arraycopy(p.pixels(), from * c, out, i * c, c);
        }
        return new Picture(p.height(), p.width(), c, out);
    }

    /** About the middle, the corners black. */
    private static Picture rotated(Picture p, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double cx = (p.width() - 1) / 2.0;
        double cy = (p.height() - 1) / 2.0;
        byte[] out = new byte[p.pixels().length];
        for (int i = 0; i < p.width() * p.height(); i++) {
            double x = i % p.width() - cx;
            double y = i / p.width() - cy;
            for (int c = 0; c < p.channels(); c++) {
                out[i * p.channels() + c] = (byte) Math.round(between(p, cx + cos * x + sin * y, cy - sin * x + cos * y, c));
            }
        }
        return new Picture(p.height(), p.width(), p.channels(), out);
    }

    private static double between(Picture p, double x, double y, int c) {
        if (x < 0 || y < 0 || x > p.width() - 1 || y > p.height() - 1) {
            return 0;
        }
        int x0 = (int) x;
        int y0 = (int) y;
        int x1 = Math.min(x0 + 1, p.width() - 1);
        int y1 = Math.min(y0 + 1, p.height() - 1);
        double dx = x - x0;
        return (1 - (y - y0)) * ((1 - dx) * p.at(y0, x0, c) + dx * p.at(y0, x1, c))
                + (y - y0) * ((1 - dx) * p.at(y1, x0, c) + dx * p.at(y1, x1, c));
    }

    private static Picture brighter(Picture p, double by) {
        byte[] out = new byte[p.pixels().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.min(255, Math.round((p.pixels()[i] & 0xff) * by));
        }
        return new Picture(p.height(), p.width(), p.channels(), out);
    }

    /** Hues turned by an angle, luminance kept as far as the range allows. */
    private static Picture turned(Picture picture, double angle) {
        Picture p = picture.withChannels(3);
        double[] luma = {0.299, 0.587, 0.114};
        double cos = Math.cos(angle);
        double sin = Math.sin(angle) / Math.sqrt(3);
        byte[] out = new byte[p.pixels().length];
        for (int i = 0; i < out.length; i += 3) {
            double[] v = {p.pixels()[i] & 0xff, p.pixels()[i + 1] & 0xff, p.pixels()[i + 2] & 0xff};
            double y = luma[0] * v[0] + luma[1] * v[1] + luma[2] * v[2];
            for (int c = 0; c < 3; c++) {
                double value = y + cos * (v[c] - y) + sin * (v[(c + 1) % 3] - v[(c + 2) % 3]);
                out[i + c] = (byte) Math.min(255, Math.max(0, Math.round(value)));
            }
        }
        return new Picture(p.height(), p.width(), 3, out);
    }
}
