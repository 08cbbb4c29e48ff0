import dev.fovea.batch.BatchSettings;
import dev.fovea.batch.Batches;
import dev.fovea.batch.CacheFolder;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.PictureCache;
import dev.fovea.batch.PixelBatch;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.FilePicture;
import dev.fovea.data.Sample;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How fast kept pictures come, and how fast they would without.
 *
 * <p>Arguments: folder to work in, folder of photographs, pictures (usually 4000), passes (usually 9).
 */
public final class Cache {
    private static final int SIZE = 224;
    private static final Preprocess RGB = new Preprocess(
            SIZE, Fit.CROP, SIZE, Channels.RGB, Collections.nCopies(3, 0.0), Collections.nCopies(3, 1.0));

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        Dataset photos = Datasets.folder(Path.of(arguments[1]));
        int pictures = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4000;
        int passes = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 9;
        Dataset many = repeated(photos, pictures, Files.createDirectories(work.resolve("pictures")));
        System.out.printf(
                Locale.ROOT, "%,d pictures of %d x %d x 3, %d threads%n", pictures, SIZE, SIZE, threads());
        memory(many, passes);
        disk(many, passes, work);
        System.exit(0);
    }

    /** Distinct files: the same photographs, each with another comment behind its first marker. */
    private static Dataset repeated(Dataset photos, int pictures, Path folder) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            Sample photo = photos.samples().get(i % photos.size());
            byte[] jpeg = photo.source().encoded().orElseThrow();
            byte[] comment = String.format(Locale.ROOT, "%08d", i).getBytes(StandardCharsets.US_ASCII);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(jpeg, 0, 2);
            out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (2 + comment.length)});
            out.writeBytes(comment);
            out.write(jpeg, 2, jpeg.length - 2);
            Path file = folder.resolve(i + ".jpg");
            Files.write(file, out.toByteArray());
            samples.add(new Sample(i + ".jpg", new FilePicture(file), photo.label(), null, null));
        }
        return photos.withSamples(samples);
    }

    private static void memory(Dataset many, int passes) {
        try (PictureCache cache = PictureCache.inMemory(2L << 30);
                Batches batches = Batches.plain(cache.over(many), RGB, BatchSettings.of(64))) {
            report("decoded, into memory", List.of(pass(batches)));
            report("from memory", passes(batches, passes));
        }
    }

    private static void disk(Dataset many, int passes, Path work) {
        CacheFolder folder = new CacheFolder(work.resolve("cache"));
        try (PictureCache cache = PictureCache.of(0, folder, 8L << 30);
                Batches batches = Batches.plain(cache.over(many), RGB, BatchSettings.of(64))) {
            report("decoded, into files", List.of(pass(batches)));
            report("from the files just written", passes(batches, passes));
        }
        List<Double> first = new ArrayList<>();
        List<Double> later = new ArrayList<>();
        for (int run = 0; run < passes; run++) {
            try (PictureCache cache = PictureCache.of(0, folder, 8L << 30);
                    Batches batches = Batches.plain(cache.over(many), RGB, BatchSettings.of(64))) {
                first.add(pass(batches));
                later.add(pass(batches));
            }
        }
        report("a later run's first pass, which hashes every file", first);
        report("a later run's second pass, from the mapped files", later);
        System.out.printf(Locale.ROOT, "files: %,d MB%n", folder.bytes() >> 20);
    }

    private static List<Double> passes(Batches batches, int n) {
        List<Double> speeds = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            speeds.add(pass(batches));
        }
        return speeds;
    }

    /** Pictures per second of one pass. */
    private static double pass(Batches batches) {
        long start = System.nanoTime();
        int n = 0;
        for (Epoch epoch = batches.epoch(0); epoch.hasNext(); ) {
            try (PixelBatch batch = epoch.next()) {
                n += batch.size();
            }
        }
        return n / ((System.nanoTime() - start) / 1e9);
    }

    private static void report(String what, List<Double> speeds) {
        double[] sorted = speeds.stream().mapToDouble(d -> d).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-50s %,8.0f pictures/s, median of %d (%,.0f-%,.0f)%n",
                what,
                sorted[sorted.length / 2],
                sorted.length,
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static int threads() {
        return BatchSettings.of(64).workers();
    }
}
