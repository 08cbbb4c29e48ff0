package dev.fovea.model;

import ai.onnxruntime.OrtException;
import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A loaded model file: what computes for one or several {@link Classifier}s that look at pictures in different ways. Any
 * thread may call it, several at once; closing waits for the calls that run, and closing again does nothing.
 */
final class Sessions implements AutoCloseable {
    private static final int MOST_PICTURES = 64;
    private static final int MOST_VALUES = 3 << 20;

    private final ModelFile file;
    private final int threads;
    private final OnnxSession fitted;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private final int stride;
    private final int batch;
    private @Nullable OnnxSession raw;
    private boolean closed;

    Sessions(ModelFile file, int threads) {
        Preprocess preprocess = file.card().preprocess();
        this.file = file;
        this.threads = threads;
        this.fitted = OnnxSession.fitted(file, threads);
        this.stride =
                preprocess.size() * preprocess.size() * preprocess.channels().count();
        this.batch = Math.max(1, Math.min(MOST_PICTURES, MOST_VALUES / stride));
    }

    ModelCard card() {
        return file.card();
    }

    /** As {@link Classifier#probabilities}. */
    float[] probabilities(byte[] pixels, int n) {
        long wanted = (long) n * stride;
        Check.that(n >= 0 && wanted <= pixels.length, "pixels must be %d bytes, but were %d", wanted, pixels.length);
        float[] out = new float[n * card().labels().size()];
        return running(() -> {
            for (int first = 0; first < n; first += batch) {
                fitted.probabilities(pixels, first, Math.min(batch, n - first), out);
            }
            return out;
        });
    }

    /**
     * All that the graph computes.
     *
     * @param views pictures in {@code pixels} for each one that is read: the first of each is
     */
    Readings readings(byte[] pixels, int n, int views) {
        int k = card().labels().size();
        float[] probabilities = new float[n * k];
        float[] logits = new float[n * k];
        List<float[]> features = new ArrayList<>();
        return running(() -> {
            for (int first = 0; first < n; first += batch) {
                int count = Math.min(batch, n - first);
                byte[] some = new byte[count * stride];
                for (int i = 0; i < count; i++) {
                    System.arraycopy(pixels, (first + i) * views * stride, some, i * stride, stride);
                }
                List<float[]> all = fitted.all(some, count);
                System.arraycopy(all.get(0), 0, probabilities, first * k, count * k);
                System.arraycopy(all.get(1), 0, logits, first * k, count * k);
                features.add(all.get(2));
            }
            return new Readings(n, probabilities, logits, Readings.joined(features));
        });
    }

    /** As {@link Classifier#probabilitiesByGraph}. */
    float[] probabilitiesByGraph(Picture picture) {
        Picture coloured = picture.withChannels(card().preprocess().channels().count());
        return running(() -> raw().run(
                        "probabilities",
                        coloured.pixels(),
                        1,
                        coloured.height(),
                        coloured.width(),
                        coloured.channels()));
    }

    private synchronized OnnxSession raw() {
        if (raw == null) {
            raw = OnnxSession.raw(file, threads);
        }
        return raw;
    }

    private interface Computation<T> {
        T run() throws OrtException;
    }

    private <T> T running(Computation<T> computation) {
        open.readLock().lock();
        try {
            Check.state(!closed, "classifier must be open, but was closed (%s)", file.name());
            return computation.run();
        } catch (OrtException e) {
            throw new FoveaException(
                    "ONNX Runtime must run the graph, but did not: " + e.getMessage() + " (" + file.name() + ")", e);
        } finally {
            open.readLock().unlock();
        }
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                fitted.close();
                closeRaw();
            }
        } finally {
            open.writeLock().unlock();
        }
    }

    private synchronized void closeRaw() {
        if (raw != null) {
            raw.close();
        }
    }
}
