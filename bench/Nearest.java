package dev.fovea.audit;

import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The ten nearest of all others to each of n vectors of 512 numbers: seconds of building and of searching, and the share of
 * the true ten that was found, counted on 500 of the vectors against a search of all. Prints a line of Markdown. In the
 * index's package, since the index as such is not public.
 *
 * <p>Vectors are of one of three kinds. {@code features}: made as a network makes them, a random network of two layers over 24
 * numbers that lie around one of 200 centres. {@code pixels}: pictures of a data set as they are, shifted by a pixel or two
 * where there are not enough, put into 512 numbers by a random projection. {@code noise}: independent normal numbers, of which
 * no index can leave out much; the worst case.
 *
 * <p>Arguments: kind, n, threads, and for pixels the data set.
 */
public final class Nearest {
    private static final int LENGTH = 512;
    private static final int K = 10;
    private static final int JUDGED = 500;
    private static final double MIB = 1048576.0;

    public static void main(String[] arguments) throws IOException {
        String kind = arguments[0];
        int n = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", String.valueOf(threads));
        float[] values =
                switch (kind) {
                    case "features" -> features(n);
                    case "pixels" -> pixels(n, Datasets.open(arguments[3]));
                    default -> noise(n);
                };
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        double cores = coreSeconds();
        long start = System.nanoTime();
        long built;
        Neighbours found;
        try (Workers workers = new Workers(threads)) {
            Rows rows = Rows.of(values, LENGTH);
            NeighbourIndex index = NeighbourIndex.of(rows, workers);
            built = System.nanoTime();
            found = index.nearest(rows, new Neighbours(n, K, 1, 1));
        }
        long end = System.nanoTime();
        cores = coreSeconds() - cores;
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %d | %.1f + %.1f s | %.1f s | %.3f | %.0f + %.0f MiB | %.1f |%n",
                kind,
                n,
                threads,
                (built - start) / 1e9,
                (end - built) / 1e9,
                cores,
                new Truth(values).share(found),
                (double) values.length * Float.BYTES / MIB,
                heapPeak() - (double) values.length * Float.BYTES / MIB,
                load);
    }

    private static double coreSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** Of the heap, while the index was built and asked, garbage included. */
    private static double heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MIB;
    }

    /** The true ten of some of the vectors, by a search of all that shares nothing with the index. */
    private static final class Truth {
        private static final int PIECES = 64;

        private final float[] values;
        private final int n;
        private final int judged;

        /** Number d of all judged vectors side by side, of unit length. */
        private final float[][] columns;

        Truth(float[] values) {
            this.values = values;
            this.n = values.length / LENGTH;
            this.judged = Math.min(JUDGED, n);
            this.columns = new float[LENGTH][judged];
            for (int j = 0; j < judged; j++) {
                double norm = Math.sqrt(product(at(j), at(j)));
                for (int d = 0; d < LENGTH; d++) {
                    columns[d][j] = (float) (values[at(j) * LENGTH + d] / norm);
                }
            }
        }

        private int at(int j) {
            return (int) ((long) j * n / judged);
        }

        double share(Neighbours found) {
            double[][][] best = IntStream.range(0, PIECES)
                    .parallel()
                    .mapToObj(piece -> best((int) ((long) piece * n / PIECES), (int) ((piece + 1L) * n / PIECES)))
                    .toArray(double[][][]::new);
            return IntStream.range(0, judged)
                    .mapToDouble(j -> {
                        double[] all = Arrays.stream(best).flatMapToDouble(b -> Arrays.stream(b[j])).sorted().toArray();
                        double tenth = all[all.length - K];
                        return IntStream.range(0, found.count(at(j)))
                                        .map(rank -> found.row(at(j), rank))
                                        .distinct()
                                        .filter(row -> cosine(at(j), row) >= tenth - 1e-5) // sums of 512 floats
                                        .count()
                                / (double) K;
                    })
                    .average()
                    .orElse(0);
        }

        /** The highest cosines of each judged vector with some rows. */
        private double[][] best(int from, int to) {
            double[][] out = new double[judged][K];
            Arrays.stream(out).forEach(b -> Arrays.fill(b, -2));
            float[] sums = new float[judged];
            for (int row = from; row < to; row++) {
                double norm = Math.sqrt(product(row, row));
                Arrays.fill(sums, 0);
                for (int d = 0; d < LENGTH; d += 4) {
                    add(row * LENGTH + d, d, sums);
                }
                for (int j = 0; j < judged; j++) {
                    if (sums[j] > out[j][0] * norm && row != at(j)) {
                        out[j][0] = sums[j] / norm;
                        Arrays.sort(out[j]);
                    }
                }
            }
            return out;
        }

        private void add(int at, int d, float[] sums) {
            float a = values[at];
            float b = values[at + 1];
            float c = values[at + 2];
            float e = values[at + 3];
            float[] x = columns[d];
            float[] y = columns[d + 1];
            float[] z = columns[d + 2];
            float[] w = columns[d + 3];
            for (int j = 0; j < sums.length; j++) {
                sums[j] += a * x[j] + b * y[j] + c * z[j] + e * w[j];
            }
        }

        private double cosine(int a, int b) {
            return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
        }

        private double product(int a, int b) {
            double sum = 0;
            for (int d = 0; d < LENGTH; d++) {
                sum += (double) values[a * LENGTH + d] * values[b * LENGTH + d];
            }
            return sum;
        }
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
            System.arraycopy(layer(second, layer(first, z, 64), LENGTH), 0, out, i * LENGTH, LENGTH);
        });
        return out;
    }

    /** Weights input by input, which the compiler vectorises. */
    private static float[] layer(float[] weights, float[] in, int length) {
        float[] out = new float[length];
        for (int d = 0; d < in.length; d++) {
            float x = in[d];
            for (int r = 0; r < length; r++) {
                out[r] += weights[d * length + r] * x;
            }
        }
        for (int r = 0; r < length; r++) {
            out[r] = Math.max(0, out[r]);
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
            float[] put = new float[LENGTH];
            for (int p = Math.max(0, -shift); p < Math.min(one.length, one.length - shift); p++) {
                float x = from[p + shift] & 0xff;
                for (int d = 0; x != 0 && d < LENGTH; d++) {
                    put[d] += projection[p * LENGTH + d] * x;
                }
            }
            System.arraycopy(put, 0, out, i * LENGTH, LENGTH);
        });
        return out;
    }

    private static float[] noise(int n) {
        float[] out = new float[n * LENGTH];
        IntStream.range(0, n).parallel().forEach(i -> System.arraycopy(normal(LENGTH, 5000 + i), 0, out, i * LENGTH, LENGTH));
        return out;
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
