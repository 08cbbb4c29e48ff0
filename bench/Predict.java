import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.fovea.model.Classifier;
import dev.fovea.picture.Picture;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Batches of 64 pictures in memory, of the size that the network sees: {@code Classifier} as an application calls it
 * (pictures in, predictions out) and ONNX Runtime with the same file, the same threads and nothing around it.
 *
 * <p>Arguments: model file.
 */
public final class Predict {
    private static final int BATCH = 64;
    private static final int WINDOWS = 9;
    private static final double SECONDS = 1;

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int threads = Runtime.getRuntime().availableProcessors();
        try (Classifier classifier = Classifier.load(file, threads)) {
            int size = classifier.card().preprocess().size();
            int channels = classifier.card().preprocess().channels().count();
            byte[] pixels = new byte[BATCH * size * size * channels];
            new Random(1).nextBytes(pixels);
            List<Picture> pictures = new ArrayList<>();
            int each = size * size * channels;
            for (int i = 0; i < BATCH; i++) {
                pictures.add(new Picture(size, size, channels, Arrays.copyOfRange(pixels, i * each, (i + 1) * each)));
            }
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(threads);
            OrtSession session = environment.createSession(Files.readAllBytes(file), options);
            ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
            Work bare = () -> {
                try (OnnxTensor tensor = OnnxTensor.createTensor(
                                environment, direct, new long[] {BATCH, size, size, channels}, OnnxJavaType.UINT8);
                        OrtSession.Result result = session.run(Map.of("pixels", tensor), Set.of("probabilities"))) {
                    result.get(0).getValue();
                }
            };
            Work whole = () -> classifier.predictPictures(pictures);
            double[] ours = new double[WINDOWS];
            double[] theirs = new double[WINDOWS];
            window(whole, 3);
            window(bare, 3);
            for (int i = 0; i < WINDOWS; i++) {
                ours[i] = window(whole, SECONDS);
                theirs[i] = window(bare, SECONDS);
            }
            report("Classifier", ours);
            report("ONNX Runtime alone", theirs);
            System.out.printf(Locale.ROOT, "ratio of the medians %.2f%n", median(ours) / median(theirs));
        }
        System.exit(0);
    }

    private static double window(Work work, double seconds) throws Exception {
        long start = System.nanoTime();
        long n = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            work.run();
            n += BATCH;
        }
        return n / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void report(String who, double[] values) {
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f predictions/s, median of %d windows (%,.0f-%,.0f)%n",
                who,
                median(values),
                values.length,
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }
}
