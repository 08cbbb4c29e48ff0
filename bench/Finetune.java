import dev.fovea.augment.Preset;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.Role;
import dev.fovea.fit.AugmentSettings;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.fit.Tuning;
import dev.fovea.model.Classifier;
import dev.fovea.model.Provenance;
import dev.fovea.net.Architecture;
import dev.fovea.net.Lane;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.picture.Picture;
import dev.fovea.split.Part;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Processor;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * Fovea's own part of the benchmark of fine-tuning: the loop that users train with, and frozen features, on pictures of
 * noise in memory; and ONNX Runtime on the exported file. Prints a line of JSON for each like the peers'.
 *
 * <p>Arguments: network, size, batch, windows.
 */
public final class Finetune {
    private static final int STEPS = 4;
    private static final int WARM_UP = 1;

    public static void main(String[] arguments) {
        String model = arguments[0];
        int size = Integer.parseInt(arguments[1]);
        int batch = Integer.parseInt(arguments[2]);
        int windows = Integer.parseInt(arguments[3]);
        Dataset noise = noise(size, batch * STEPS);
        Fitted fitted = null;
        for (Tuning.NormMode statistics : Tuning.NormMode.values()) {
            fitted = train(model, noise, batch, windows, statistics);
        }
        features(model, size, batch, windows);
        onnx(fitted, noise, batch, windows);
        System.exit(0);
    }

    private static Dataset noise(int size, int n) {
        Random random = new Random(1);
        List<Picture> pictures = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            byte[] pixels = new byte[size * size * 3];
            random.nextBytes(pixels);
            pictures.add(new Picture(size, size, 3, pixels));
            labels.add("class-" + "abcdefghij".charAt(i % 10));
        }
        return Datasets.of(pictures, labels);
    }

    private static Fitted train(String model, Dataset noise, int batch, int windows, Tuning.NormMode statistics) {
        Recipe recipe = Recipe.transfer()
                .withModel(model)
                .withEpochs(windows + WARM_UP)
                .withAugment(AugmentSettings.of(Preset.OFF));
        recipe = recipe.withNetwork(recipe.network().withTuning(Tuning.GENTLE.withNormStatistics(statistics)))
                .withLength(recipe.length().withBatch(batch))
                .withData(recipe.data().withSize(noise.samples().get(0).picture().width()));
        List<EpochReport> epochs = new ArrayList<>();
        Part train = new Part(noise, Role.TRAIN);
        Recipe resolved = Fitting.resolve(recipe, noise);
        Fitted fitted = Fitting.fit(
                resolved,
                train,
                new Part(noise.first(batch), Role.VALIDATION),
                event -> {
                    if (event instanceof TrainingEvent.EpochDone done) {
                        epochs.add(done.report());
                    }
                },
                Interrupt.NEVER);
        say(
                "fovea-train-" + statistics.name().toLowerCase(Locale.ROOT),
                resolved.machine().precision(),
                epochs.subList(WARM_UP, epochs.size()).stream()
                        .map(EpochReport::picturesPerSecond)
                        .toList());
        return fitted;
    }

    private static void features(String model, int size, int batch, int windows) {
        Engine.enter(Runtime.getRuntime().availableProcessors());
        Precision precision = Processor.precision("auto");
        Network network =
                Architecture.named(model).network(Shape.picture(3, size, size), 10).withoutHead();
        List<Double> speeds = new ArrayList<>();
        float[] values = new float[batch * size * size * 3];
        Random random = new Random(2);
        IntStream.range(0, values.length).forEach(i -> values[i] = random.nextFloat());
        try (Weights weights = Weights.initial(network, Seed.of(1), precision);
                Lane lane = Lane.forEvaluation(network, weights);
                PointerScope outer = new PointerScope()) {
            Tensor pictures = Tensors.of(values)
                    .view(batch, 3, size, size)
                    .to(precision.type())
                    .contiguous(MemoryFormat.ChannelsLast);
            for (int i = 0; i < windows + 2 * WARM_UP; i++) {
                long start = System.nanoTime();
                for (int step = 0; step < STEPS; step++) {
                    try (PointerScope scope = new PointerScope()) {
                        Tensors.floats(lane.evaluate(pictures));
                    }
                }
                speeds.add(STEPS * batch / ((System.nanoTime() - start) / 1e9));
            }
        }
        say("fovea-features", precision.name(), speeds.subList(2 * WARM_UP, speeds.size()));
    }

    /** The whole network in ONNX Runtime, from the file that Fovea exports. */
    private static void onnx(Fitted fitted, Dataset noise, int batch, int windows) {
        Provenance provenance = new Provenance(
                new Provenance.Data("noise", noise.size(), "", ""), 0, "", "", Provenance.Machine.here(), "");
        byte[] file = fitted.export(provenance, noise.first(batch)).file();
        int length = noise.samples().get(0).picture().pixels().length;
        byte[] pixels = new byte[batch * length];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(noise.samples().get(i).picture().pixels(), 0, pixels, i * length, length);
        }
        List<Double> speeds = new ArrayList<>();
        try (Classifier classifier = Classifier.load(file)) {
            for (int i = 0; i < windows + 2 * WARM_UP; i++) {
                long start = System.nanoTime();
                for (int step = 0; step < STEPS; step++) {
                    classifier.probabilities(pixels, batch);
                }
                speeds.add(STEPS * batch / ((System.nanoTime() - start) / 1e9));
            }
        }
        say("onnx-runtime-features", "fp32", speeds.subList(2 * WARM_UP, speeds.size()));
    }

    private static void say(String peer, String precision, List<Double> speeds) {
        System.out.printf(
                Locale.ROOT,
                "{\"peer\": \"%s\", \"precision\": \"%s\", \"version\": \"libtorch %s\", \"pictures_per_second\": %s}%n",
                peer,
                precision,
                Engine.version(),
                speeds.stream().map(s -> String.format(Locale.ROOT, "%.1f", s)).toList());
    }
}
