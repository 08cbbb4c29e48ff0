package dev.fovea.model;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Pictures;
import dev.fovea.picture.UnreadablePicture;
import dev.fovea.score.Evaluation;
import dev.fovea.score.Predictions;
import dev.fovea.split.Part;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Predicts with a model file, in ONNX Runtime, without the training engine.
 *
 * <pre>{@code
 * try (Classifier flowers = Classifier.load(Path.of("model.onnx"))) {
 *     Prediction p = flowers.predict(Path.of("rose.jpg"));
 * }
 * }</pre>
 *
 * Any thread may call it, several at once. Whoever loads it closes it; closing waits for the calls that run, and
 * closing again does nothing. Besides the file's own numbers it keeps some memory for each call that ran at once.
 */
public final class Classifier implements AutoCloseable {
    private final Sessions sessions;
    private final Viewer viewer;
    private final Views views;
    private final Verdicts verdicts;
    private final Trust trust;

    private Classifier(Sessions sessions, Views views, Trust trust) {
        this.sessions = sessions;
        this.viewer = new Viewer(sessions.card().preprocess(), views);
        this.views = views;
        this.verdicts = new Verdicts(sessions.card(), trust);
        this.trust = trust;
    }

    /**
     * Loads a model file, for all cores.
     *
     * <p>Cost: about 0.1 s at first, for ONNX Runtime's own libraries, which are unpacked once to {@code ~/.fovea/native}
     * (set {@code -Donnxruntime.native.path} to keep them elsewhere); then the time to read the file.
     *
     * @throws FoveaException if it cannot be had, is no model file of Fovea's, is damaged, or refers to another file
     */
    public static Classifier load(Path file) {
        return load(ModelFile.read(file), Runtime.getRuntime().availableProcessors());
    }

    /**
     * Loads a model file; as {@link #load(Path)}.
     *
     * @param threads that one call computes with, at least 1; 1 is right for one picture, and where many threads call at
     *     once
     */
    public static Classifier load(Path file, int threads) {
        return load(ModelFile.read(file), threads);
    }

    /** Loads a model file from memory, for all cores; the bytes are handed over, not copied. */
    public static Classifier load(byte[] bytes) {
        return load(ModelFile.of(bytes, "bytes in memory"), Runtime.getRuntime().availableProcessors());
    }

    /** Loads a model file that has been looked at; as {@link #load(Path, int)}. */
    public static Classifier load(ModelFile file, int threads) {
        Check.that(threads >= 1, "threads must be at least 1, but were %d", threads);
        return new Classifier(new Sessions(file, threads), Views.OFF, Trust.USUAL);
    }

    /**
     * The same classifier, looking at several views of each picture and averaging what it says of them:
     * {@code Classifier.load(file).withViews(Views.FLIPS)}. Both are the same native object: closing one closes the other.
     * Pixels that were fitted before ({@link #probabilities}) are one view.
     *
     * @param others mirrored ones only where a mirror image keeps its label
     */
    public Classifier withViews(Views others) {
        return new Classifier(sessions, others, trust);
    }

    /**
     * The same classifier, promising something else: {@code classifier.with(Trust.USUAL.withRisk(0.01))} is sure of what is
     * wrong in at most 1 % of cases. Both are the same native object, as in {@link #withViews}. What is promised was measured
     * on one view of each picture.
     */
    public Classifier with(Trust other) {
        return new Classifier(sessions, views, other);
    }

    /** What the model file says about itself. */
    public ModelCard card() {
        return sessions.card();
    }

    /** Names of the classes. */
    public Labels labels() {
        return card().labels();
    }

    /**
     * Predicts a picture file.
     *
     * @throws FoveaException if it cannot be read, with its path and the reason
     */
    public Prediction predict(Path picture) {
        try {
            return predict(Pictures.read(picture));
        } catch (UnreadablePicture e) {
            throw new FoveaException(
                    "picture must be readable, but was not: " + e.getMessage() + " (" + picture + ")", e);
        }
    }

    /**
     * Predicts the bytes of a picture file.
     *
     * @throws UnreadablePicture if they are no picture
     */
    public Prediction predict(byte[] picture) {
        return predict(Pictures.decode(picture));
    }

    /**
     * Predicts a picture file that is read from a stream to its end, at most 1 GiB; the caller closes the stream.
     *
     * @throws UnreadablePicture if it is no picture
     */
    public Prediction predict(InputStream picture) throws IOException {
        return predict(picture.readNBytes(1 << 30));
    }

    /** Predicts a picture that Java has decoded; transparency lies on white. */
    public Prediction predict(BufferedImage picture) {
        return predict(Pictures.of(picture));
    }

    /** Predicts a decoded picture of any size. */
    public Prediction predict(Picture picture) {
        byte[] pixels = new byte[viewer.length()];
        viewer.show(picture, pixels, 0);
        return predictions(pixels, 1).get(0);
    }

    /**
     * Predicts many pictures, decoding on all cores.
     *
     * @return one for each, in order
     * @throws FoveaException if some cannot be read; it names the first ten and says how many
     */
    public List<Prediction> predictAll(List<NamedPicture> pictures) {
        List<Prediction> out = new ArrayList<>(pictures.size());
        List<BadFile> bad = new ArrayList<>();
        predictEach(pictures, outcome -> {
            if (outcome instanceof Outcome.Predicted predicted) {
                out.add(predicted.prediction());
            } else if (outcome instanceof Outcome.Unreadable unreadable) {
                bad.add(unreadable.file());
            }
        });
        Check.world(
                bad.isEmpty(),
                "pictures must all be readable, but %d of %d were not: %s",
                bad.size(),
                pictures.size(),
                bad.stream()
                        .limit(10)
                        .map(b -> b.name() + " (" + b.reason() + ")")
                        .collect(Collectors.joining(", ")));
        return out;
    }

    /** Predicts picture files, decoding on all cores; as {@link #predictAll}. */
    public List<Prediction> predictFiles(List<Path> pictures) {
        return predictAll(pictures.stream()
                .map(path -> new NamedPicture(path.toString(), () -> Pictures.read(path)))
                .toList());
    }

    /** Predicts decoded pictures of any sizes, on all cores; as {@link #predictAll}. */
    public List<Prediction> predictPictures(List<Picture> pictures) {
        return predictAll(pictures.stream()
                .map(picture -> new NamedPicture(picture.toString(), () -> picture))
                .toList());
    }

    /**
     * Predicts any number of pictures in bounded memory, decoding on all cores. A picture that cannot be read is an
     * outcome, not an error.
     *
     * @param receiver is given one outcome for each picture, in order, on the calling thread; what it throws ends the
     *     walk and reaches the caller
     */
    public void predictEach(List<NamedPicture> pictures, Consumer<Outcome> receiver) {
        new PictureStream(viewer).each(pictures, piece -> {
            List<Prediction> read = predictions(piece.pixels(), piece.read());
            int row = 0;
            for (int i = 0; i < piece.reasons().length; i++) {
                String name = pictures.get(piece.first() + i).name();
                String reason = piece.reasons()[i];
                receiver.accept(
                        reason == null
                                ? new Outcome.Predicted(name, read.get(row++))
                                : new Outcome.Unreadable(new BadFile(name, reason)));
            }
        });
    }

    /** Of n pictures, each with its views. */
    private List<Prediction> predictions(byte[] pixels, int n) {
        float[] rows = viewed(pixels, n);
        if (!verdicts.needsReadings()) {
            return IntStream.range(0, n).mapToObj(i -> verdicts.of(rows, i)).toList();
        }
        Readings readings = sessions.readings(pixels, n, viewer.count());
        return IntStream.range(0, n)
                .mapToObj(i -> verdicts.of(rows, readings, i))
                .toList();
    }

    /**
     * Probabilities, logits and features of a data set, one view of each picture; all are held in memory.
     *
     * @throws FoveaException if a picture cannot be read: the first ten and the count
     */
    public Readings readings(Dataset data) {
        List<NamedPicture> pictures =
                data.samples().stream().map(NamedPicture::of).toList();
        List<Readings> parts = new ArrayList<>();
        List<BadFile> bad = new ArrayList<>();
        new PictureStream(new Viewer(card().preprocess(), Views.OFF)).each(pictures, piece -> {
            parts.add(sessions.readings(piece.pixels(), piece.read(), 1));
            for (int i = 0; i < piece.reasons().length; i++) {
                String reason = piece.reasons()[i];
                if (reason != null) {
                    bad.add(new BadFile(pictures.get(piece.first() + i).name(), reason));
                }
            }
        });
        Check.world(bad.isEmpty(), "pictures must all be readable, but %s", Unread.said(bad));
        return Readings.of(parts);
    }

    /** Probabilities of a whole data set, in bounded memory but for the rows, decoding on all cores. */
    public Answers answers(Dataset data) {
        int k = labels().size();
        float[] rows = new float[Math.multiplyExact(data.size(), k)];
        int[] positions = new int[data.size()];
        int[] count = {0};
        List<BadFile> bad = new ArrayList<>();
        List<NamedPicture> pictures =
                data.samples().stream().map(NamedPicture::of).toList();
        new PictureStream(viewer).each(pictures, piece -> {
            float[] some = viewed(piece.pixels(), piece.read());
            System.arraycopy(some, 0, rows, count[0] * k, some.length);
            for (int i = 0; i < piece.reasons().length; i++) {
                String reason = piece.reasons()[i];
                if (reason == null) {
                    positions[count[0]++] = piece.first() + i;
                } else {
                    bad.add(new BadFile(pictures.get(piece.first() + i).name(), reason));
                }
            }
        });
        return new Answers(Arrays.copyOf(positions, count[0]), Arrays.copyOf(rows, count[0] * k), k, bad);
    }

    /**
     * What the classifier says of a data set, to be judged.
     *
     * @param data labelled with the classifier's own labels, in any order of theirs. For a classifier of several labels, a
     *     data set of one label a picture says that each picture has its one and no other
     * @throws FoveaException if a picture cannot be read: the first ten and the count
     * @throws IllegalArgumentException if a label is not the classifier's
     * @throws FoveaException if pictures have several labels and the classifier says one
     */
    public Predictions predictions(Dataset data) {
        Dataset known = Relabelled.by(card(), data);
        Answers answers = answers(known);
        Check.world(answers.bad().isEmpty(), "pictures must all be readable, but %s", Unread.said(answers.bad()));
        return switch (card().task().kind()) {
            case SINGLE_LABEL, ORDINAL -> Predictions.of(known, answers.probabilities());
            case MULTI_LABEL -> Predictions.of(known, answers.probabilities(), card().thresholds());
        };
    }

    /** How good the classifier is on a part of a split; as {@link #predictions}. */
    public Evaluation evaluate(Part part) {
        return Evaluation.of(predictions(part.data()), part.role().word(), Seed.of(1), card().task());
    }

    /**
     * Pictures of the network's size to probabilities: the fast way, for who has done {@link Preprocess#fit} already.
     *
     * @param pixels shape [n, size, size, c], unsigned bytes; more may follow and is not read
     * @param n pictures, any number; they are computed in batches
     * @return shape [n, k], row by row; each row sums to 1, but for a classifier of several labels
     */
    public float[] probabilities(byte[] pixels, int n) {
        return sessions.probabilities(pixels, n);
    }

    /** The averages over the views of n pictures. */
    private float[] viewed(byte[] pixels, int n) {
        return viewer.average(probabilities(pixels, n * viewer.count()), labels().size());
    }

    /**
     * A decoded picture through the graph's own resize, as ONNX Runtime in any other language computes it; for checking
     * the file. Loads the graph a second time, once.
     *
     * @return length k
     */
    public float[] probabilitiesByGraph(Picture picture) {
        return sessions.probabilitiesByGraph(picture);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
