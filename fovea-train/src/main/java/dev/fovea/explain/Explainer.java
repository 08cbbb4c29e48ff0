package dev.fovea.explain;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.model.Classifier;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Prediction;
import dev.fovea.picture.Picture;
import dev.fovea.torch.Engine;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model file, asked why. The file itself answers what it says; its network, read from the same file, tells how that moves
 * with the picture.
 *
 * <pre>{@code
 * try (Explainer why = Explainer.load(Path.of("model.onnx"))) {
 *     Explanation rose = why.explain(Pictures.read(Path.of("rose.jpg")));
 *     System.out.println(rose.text());
 *     Files.write(Path.of("why.png"), rose.png(800));
 * }
 * }</pre>
 *
 * <p>One thread at a time. Holds native memory, about four times the file's size: close it. Cost of an explanation, in
 * forward passes: about 3 for the three that read maps, 100 to 800 for integrated gradients, 225 for occlusion.
 */
public final class Explainer implements AutoCloseable {
    /** Maps with more rows are of single pixels, which nobody would see. */
    private static final int SHOWN = 32;

    private final ModelFile file;
    private final Classifier classifier;
    private final int threads;
    private @Nullable LoadedNetwork network;

    private Explainer(ModelFile file, int threads) {
        this.file = file;
        this.threads = threads;
        this.classifier = Classifier.load(file, threads);
    }

    /**
     * Loads a model file, to be asked with all cores.
     *
     * @throws dev.fovea.base.FoveaException if it is no model file of Fovea's
     */
    public static Explainer load(Path file) {
        return load(ModelFile.read(file), Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same for a file that has been looked at.
     *
     * @param threads that one explanation computes with, at least 1
     */
    public static Explainer load(ModelFile file, int threads) {
        Check.that(threads >= 1, "threads must be at least 1, but were %d", threads);
        return new Explainer(file, threads);
    }

    /** What the model file says about itself. */
    public ModelCard card() {
        return classifier.card();
    }

    /** The method that suits the network: Grad-CAM where a layer has maps, and occlusion where none has or the
     * file holds several networks. */
    public Method usual() {
        if (network == null) {
            Engine.enter(threads);
            network = LoadedNetwork.tried(file).orElse(null);
        }
        LoadedNetwork loaded = network;
        return loaded != null && loaded.hasMaps() ? Method.GRAD_CAM : Method.OCCLUSION;
    }

    /** What the model file says of a picture of any size. */
    public Prediction predict(Picture picture) {
        return classifier.predict(picture);
    }

    /** Explains the most probable class of a picture of any size, by the usual method. */
    public Explanation explain(Picture picture) {
        return explain(picture, predict(picture).index());
    }

    /**
     * Explains a class, which need not be the one that is said, by the usual method.
     *
     * @param index of the class, 0..k-1
     */
    public Explanation explain(Picture picture, int index) {
        return explain(picture, index, usual());
    }

    /**
     * Explains a class by a method.
     *
     * @throws dev.fovea.base.FoveaException if the method cannot read this model file
     */
    public Explanation explain(Picture picture, int index, Method method) {
        return explain(picture, index, method, "");
    }

    /**
     * The same with the maps of a layer.
     *
     * @param layer its name, such as {@code stage.3}; empty for the last one with maps of at least 2 x 2
     */
    public Explanation explain(Picture picture, int index, Method method, String layer) {
        Check.that(
                index >= 0 && index < card().labels().size(),
                "class must be 0..%d, but was %d",
                card().labels().size() - 1,
                index);
        Prediction prediction = classifier.predict(picture);
        Question question = new Question(card().preprocess().fit(picture), index, method, layer);
        Prediction.Choice explained = prediction.all().stream()
                .filter(choice -> choice.index() == index)
                .findFirst()
                .orElseThrow();
        HeatMap map = map(question);
        return new Explanation(
                method,
                method.needsMaps() ? network().layer(layer).path() : "",
                prediction,
                explained,
                map,
                map.coarse(SHOWN),
                picture,
                card().preprocess().area(picture.width(), picture.height()));
    }

    private HeatMap map(Question question) {
        return question.method() == Method.OCCLUSION
                ? Occlusion.map(question, card().preprocess(), classifier::probabilities)
                : network().map(question);
    }

    /**
     * How much the probability hangs on the places that an explanation names.
     *
     * @param explanation of this classifier
     */
    public Faithfulness faithfulness(Explanation explanation) {
        return Faithfulness.of(explanation, card().preprocess(), classifier::probabilities);
    }

    /**
     * Whether explanations by this method hang on what the network has learnt: asks it again with scrambled weights.
     *
     * @param explanations of this classifier, of one method; some ten are enough
     * @param seed of the scrambling
     * @throws dev.fovea.base.FoveaException if the network cannot be read
     */
    public SanityCheck check(List<Explanation> explanations, Seed seed) {
        return SanityCheck.of(explanations, network(), seed);
    }

    private LoadedNetwork network() {
        Engine.enter(threads);
        LoadedNetwork loaded = network;
        if (loaded == null) {
            loaded = LoadedNetwork.of(file);
            network = loaded;
        }
        return loaded;
    }

    @Override
    public void close() {
        classifier.close();
        LoadedNetwork loaded = network;
        if (loaded != null) {
            loaded.close();
            network = null;
        }
    }
}
