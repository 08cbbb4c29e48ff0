import dev.fovea.audit.NeighbourIndex;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The ten nearest of all others to each of n vectors of 512 numbers: seconds, and the share of the true ten that was found,
 * counted on 300 of the vectors against a search of all. Prints a line of Markdown.
 *
 * <p>Vectors are of one of three kinds. {@code features}: made as a network makes them, a random network of two layers over 24
 * numbers that lie around one of 200 centres. {@code pixels}: pictures of a data set as they are, shifted by a pixel or two
 * where there are not enough, put into 512 numbers by a random projection. {@code noise}: independent normal numbers, of which
 * no index can leave out much; the worst case.
 *
 * <p>Arguments: kind, n, threads, and for pixels the data set.
 */
public final class Neighbours {
    private static final int LENGTH = 512;
    private static final int K = 10;
    private static final int JUDGED = 300;

    public static void main(String[] arguments) {
        String kind = arguments[0];
        int n = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        float[] values =
                switch (kind) {
                    case "features" -> features(n);
                    case "pixels" -> pixels(n, Datasets.open(arguments[3]));
                    default -> noise(n);
                };
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        long start = System.nanoTime();
        dev.fovea.audit.Neighbours found = NeighbourIndex.among(values, LENGTH, K, threads);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %d | %.1f s | %.3f | %.0f MiB | %.1f |%n",
                kind,
                n,
                threads,
                seconds,
                recall(values, n, found),
                Runtime.getRuntime().maxMemory() / 1048576.0,
                load);
    }

    private static double recall(float[] values, int n, dev.fovea.audit.Neighbours found) {
        return IntStream.range(0, JUDGED)
                .parallel()
                .mapToDouble(j -> {
                    int i = (int) ((long) j * n / JUDGED);
                    double worst = threshold(values, n, i);
                    int hits = 0;
                    for (int r = 0; r < found.count(i); r++) {
                        hits += cosine(values, i, found.row(i, r)) >= worst - 1e-6 ? 1 : 0;
                    }
                    return hits / (double) K;
                })
                .average()
                .orElse(0);
    }

    /** The likeness of the truly tenth. */
    private static double threshold(float[] values, int n, int i) {
        double[] best = new double[K];
        java.util.Arrays.fill(best, -2);
        for (int j = 0; j < n; j++) {
            double c = j == i ? -2 : cosine(values, i, j);
            if (c > best[0]) {
                best[0] = c;
                java.util.Arrays.sort(best);
            }
        }
        return best[0];
    }

    private static double cosine(float[] values, int a, int b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int d = 0; d < LENGTH; d++) {
            double x = values[a * LENGTH + d];
            double y = values[b * LENGTH + d];
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static float[] features(int n) {
        float[] centres = normal(200 * 24, 1);
        float[] first = normal(64 * 24, 2);
        float[] second = normal(LENGTH * 64, 3);
        float[] out = new float[n * LENGTH];
        IntStream.range(0, n).parallel().forEach(i -> {
            SplittableRandom random = new SplittableRandom(1000 + i);
            int centre = random.nextInt(200);
            float[] z = new float[24];
            for (int d = 0; d < 24; d++) {
                z[d] = 2 * centres[centre * 24 + d] + (float) random.nextGaussian();
            }
            layer(second, layer(first, z, 0, new float[64]), i * LENGTH, out);
        });
        return out;
    }

    private static float[] layer(float[] weights, float[] in, int at, float[] out) {
        int rows = weights.length / in.length;
        for (int r = 0; r < rows; r++) {
            float sum = 0;
            for (int d = 0; d < in.length; d++) {
                sum += weights[r * in.length + d] * in[d];
            }
            out[at + r] = Math.max(0, sum);
        }
        return out;
    }

    private static float[] pixels(int n, Dataset data) {
        float[] out = new float[n * LENGTH];
        byte[] one = data.samples().get(0).picture().withChannels(1).pixels();
        int side = data.samples().get(0).picture().width();
        float[] projection = normal(LENGTH * one.length, 4);
        IntStream.range(0, n).parallel().forEach(i -> {
            byte[] from = data.samples().get(i % data.size()).picture().withChannels(1).pixels();
            int shift = new int[] {0, 1, side, -1, -side, side + 1, 2, 2 * side}[i / data.size() % 8];
            float[] row = new float[one.length];
            for (int p = 0; p < row.length; p++) {
                int q = p + shift;
                row[p] = q < 0 || q >= row.length ? 0 : from[q] & 0xff;
            }
            float[] put = new float[LENGTH];
            for (int d = 0; d < LENGTH; d++) {
                float sum = 0;
                for (int p = 0; p < row.length; p++) {
                    sum += projection[d * row.length + p] * row[p];
                }
                put[d] = sum;
            }
            System.arraycopy(put, 0, out, i * LENGTH, LENGTH);
        });
        return out;
    }

    private static float[] noise(int n) {
        return normal(n * LENGTH, 5);
    }

    private static float[] normal(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }
}
