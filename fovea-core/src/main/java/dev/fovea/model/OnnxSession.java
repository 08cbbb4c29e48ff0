package dev.fovea.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A model file in ONNX Runtime. Any thread may run it, several at once; the owner closes it, once, when none does.
 */
final class OnnxSession implements AutoCloseable {
    private static final String PIXELS = "pixels";
    private static final String PROBABILITIES = "probabilities";

    private static final Set<String> ALL =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of(PROBABILITIES, "logits", "features")));

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Preprocess preprocess;
    private final int classes;
    private final Queue<Slot> free = new ConcurrentLinkedQueue<>();

    private OnnxSession(OrtEnvironment environment, OrtSession session, ModelCard card) {
        this.environment = environment;
        this.session = session;
        this.preprocess = card.preprocess();
        this.classes = card.labels().size();
    }

    /** Loads a file for pictures that have the network's size: the graph's own resize is optimised away. */
    static OnnxSession fitted(ModelFile file, int threads) {
        int size = file.card().preprocess().size();
        return open(file, file.forFitted(), threads, options -> {
            options.setSymbolicDimensionValue("height", size);
            options.setSymbolicDimensionValue("width", size);
        });
    }

    /** Loads a file for pictures of any size, which its graph resizes. */
    static OnnxSession raw(ModelFile file, int threads) {
        return open(file, file.bytes(), threads, options -> {
            options.setMemoryPatternOptimization(false); // a pattern is kept for every shape ever seen
            options.setCPUArenaAllocator(false); // the largest picture would stay allocated
        });
    }

    private interface Setting {
        void set(OrtSession.SessionOptions options) throws OrtException;
    }

    /** The version of ONNX Runtime, without loading it. */
    static String version() {
        String said = OrtEnvironment.class.getPackage().getImplementationVersion();
        return said == null ? "unknown" : said;
    }

    private static OnnxSession open(ModelFile file, byte[] bytes, int threads, Setting setting) {
        OrtEnvironment environment = OnnxEnvironment.get();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(threads);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            setting.set(options);
            OrtSession session = environment.createSession(bytes, options);
            try {
                check(session, file);
            } catch (RuntimeException | OrtException e) {
                session.close();
                throw e;
            }
            return new OnnxSession(environment, session, file.card());
        } catch (OrtException e) {
            throw new FoveaException(
                    "model file must load in ONNX Runtime, but did not: " + e.getMessage() + " (" + file.name() + ")",
                    e);
        }
    }

    /** The graph is what the card says: the inputs, the outputs and as many classes as labels. */
    private static void check(OrtSession session, ModelFile file) throws OrtException {
        ModelCard card = file.card();
        Check.world(
                session.getInputNames().equals(Set.of(PIXELS)),
                "inputs of a model file must be [pixels], but were %s (%s)",
                session.getInputNames(),
                file.name());
        long[] in = shape(session.getInputInfo().get(PIXELS), OnnxJavaType.UINT8, file);
        int channels = card.preprocess().channels().count();
        Check.world(
                in.length == 4 && in[3] == channels,
                "pixels must be [n, h, w, %d], but were %s (%s)",
                channels,
                Arrays.toString(in),
                file.name());
        long[] out = shape(session.getOutputInfo().get(PROBABILITIES), OnnxJavaType.FLOAT, file);
        Check.world(
                out.length == 2 && out[1] == card.labels().size(),
                "probabilities must be [n, %d], one column for each label, but were %s (%s)",
                card.labels().size(),
                Arrays.toString(out),
                file.name());
    }

    private static long[] shape(@Nullable NodeInfo node, OnnxJavaType type, ModelFile file) {
        if (node != null && node.getInfo() instanceof TensorInfo tensor && tensor.type == type) {
            return tensor.getShape();
        }
        throw new FoveaException("model file must have input pixels (bytes) and output probabilities (floats), but has "
                + node + " (" + file.name() + ")");
    }

    /**
     * Pictures of the network's size to probabilities; for a session made by {@link #fitted}.
     *
     * @param pixels shape [pictures, size, size, c]; those from {@code first} on are read
     * @param out shape [pictures, k]; the rows of the same pictures are written
     */
    void probabilities(byte[] pixels, int first, int count, float[] out) throws OrtException {
        @Nullable Slot reused = free.poll();
        Slot slot = reused == null ? new Slot() : reused;
        try {
            slot.run(pixels, first, count, out);
        } finally {
            free.add(slot);
        }
    }

    /**
     * Probabilities, logits and features of pictures of the network's size; for a session made by {@link #fitted}.
     *
     * @param pixels shape [count, size, size, c]
     */
    List<float[]> all(byte[] pixels, int count) throws OrtException {
        int size = preprocess.size();
        long[] shape = {count, size, size, preprocess.channels().count()};
        ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
        List<float[]> out = new ArrayList<>();
        try (OnnxTensor in = OnnxTensor.createTensor(environment, direct, shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(PIXELS, in), ALL)) {
            for (String output : ALL) {
                FloatBuffer values = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
                float[] rows = new float[values.remaining()];
                values.get(rows);
                out.add(rows);
            }
        }
        return out;
    }

    /**
     * Any output for pictures of one size.
     *
     * @param output {@code probabilities}, {@code logits} or {@code features}
     * @param pixels shape [n, height, width, c]
     * @return shape [n, what the output has], row by row
     */
    float[] run(String output, byte[] pixels, long... shape) throws OrtException {
        ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
        try (OnnxTensor in = OnnxTensor.createTensor(environment, direct, shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(PIXELS, in), Set.of(output))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] row = new float[values.remaining()];
            values.get(row);
            return row;
        }
    }

    @Override
    public void close() {
        try {
            for (Slot slot = free.poll(); slot != null; slot = free.poll()) {
                slot.close();
            }
            session.close();
        } catch (OrtException e) {
            throw new FoveaException("ONNX Runtime must close its session, but did not: " + e.getMessage(), e);
        }
    }

    /** Memory outside the heap for one run at a time, kept for the next: allocating it costs more than copying. */
    private final class Slot implements AutoCloseable {
        private int count;
        private ByteBuffer in = ByteBuffer.allocateDirect(0);
        private FloatBuffer out = FloatBuffer.allocate(0);
        private @Nullable OnnxTensor pixels;
        private @Nullable OnnxTensor probabilities;

        void run(byte[] from, int first, int n, float[] to) throws OrtException {
            if (n != count || pixels == null || probabilities == null) {
                close();
                shape(n);
            }
            in.clear().put(from, first * picture(), n * picture());
            session.run(Map.of(PIXELS, pixels), Map.of(PROBABILITIES, probabilities))
                    .close();
            out.clear().get(to, first * classes, n * classes);
        }

        private int picture() {
            return preprocess.size() * preprocess.size() * preprocess.channels().count();
        }

        private void shape(int n) throws OrtException {
            if (in.capacity() < n * picture()) {
                in = ByteBuffer.allocateDirect(n * picture());
                out = ByteBuffer.allocateDirect(Float.BYTES * n * classes)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
            }
            int size = preprocess.size();
            long[] shape = {n, size, size, preprocess.channels().count()};
            pixels = OnnxTensor.createTensor(environment, in.slice(0, n * picture()), shape, OnnxJavaType.UINT8);
            probabilities = OnnxTensor.createTensor(environment, out.slice(0, n * classes), new long[] {n, classes});
            count = n;
        }

        @Override
        public void close() {
            if (pixels != null) {
                pixels.close();
                pixels = null;
            }
            if (probabilities != null) {
                probabilities.close();
                probabilities = null;
            }
        }
    }
}
