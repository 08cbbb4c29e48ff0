import dev.fovea.augment.Preset;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.Role;
import dev.fovea.fit.Adam;
import dev.fovea.fit.AugmentSettings;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Regularisation;
import dev.fovea.fit.Schedule;
import dev.fovea.fit.StepTimes;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.split.Part;
import dev.fovea.torch.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fovea's own part of the benchmark: the loop that users train with, on MNIST in memory, batch 64. The epochs of the
 * first eight seconds warm up, as the peers do, and are not counted; each of the following ones is a window. Prints a line of JSON like the peers', and where a step's time
 * goes.
 *
 * <p>Arguments: folder of IDX files, precision (auto, fp32, bf16), augmentation (off, standard), windows.
 */
public final class Fovea {
    /** Epochs, each of two seconds or more. */
    private static final int WARM_UP = 4;

    public static void main(String[] arguments) {
        Dataset mnist = Datasets.open(arguments[0]);
        String precision = arguments[1];
        Preset preset = Preset.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        int windows = Integer.parseInt(arguments[3]);
        Part train = new Part(mnist.given(Role.TRAIN), Role.TRAIN);
        Part validation = new Part(mnist.given(Role.TRAIN).first(200), Role.VALIDATION);
        Recipe usual = Recipe.scratch().withModel("keras-mnist").withEpochs(windows + WARM_UP);
        Recipe asked = preset == Preset.OFF ? likeThePeers(usual) : usual;
        Recipe recipe = Fitting.resolve(asked.withMachine(asked.machine().withPrecision(precision)), train.data());
        List<EpochReport> epochs = new ArrayList<>();
        Fitted fitted = Fitting.fit(recipe, train, validation, event -> keep(event, epochs), Interrupt.NEVER);
        report(recipe, variant(preset, precision), epochs.subList(WARM_UP, epochs.size()), fitted);
        System.exit(0);
    }

    /** Adam and nothing else, which is what the peers run; with augmentation it is the recipe that users get. */
    private static Recipe likeThePeers(Recipe usual) {
        return usual.withAugment(AugmentSettings.of(Preset.OFF))
                .withOptimizer(new Adam(1e-3, 0.9, 0.999, 1e-8, 0))
                .withSchedule(Schedule.named("constant", 0))
                .withRegularisation(Regularisation.NONE);
    }

    private static void keep(TrainingEvent event, List<EpochReport> epochs) {
        if (event instanceof TrainingEvent.EpochDone done) {
            epochs.add(done.report());
        }
    }

    private static String variant(Preset preset, String precision) {
        if (preset != Preset.OFF) {
            return "-augmented";
        }
        return precision.equals("auto") ? "" : "-" + precision;
    }

    private static void report(Recipe recipe, String variant, List<EpochReport> epochs, Fitted fitted) {
        StepTimes t = epochs.get(epochs.size() / 2).times();
        System.out.printf(
                Locale.ROOT,
                "{\"peer\": \"fovea%s\", \"work\": \"keras-mnist-train\", \"precision\": \"%s\", \"version\": \"libtorch %s\","
                        + " \"threads\": %d, \"pictures_per_second\": %s, \"note\": \"step: forward %.0f %%, backward %.0f %%,"
                        + " optimizer %.0f %%, data %.1f %%, other %.1f %%; running loss %.4f\"}%n",
                variant,
                recipe.machine().precision(),
                Engine.version(),
                recipe.machine().threads(),
                epochs.stream().map(e -> Math.round(e.picturesPerSecond())).toList(),
                100 * t.forward() / t.total(),
                100 * t.backward() / t.total(),
                100 * t.optimizer() / t.total(),
                100 * t.data() / t.total(),
                100 * t.other() / t.total(),
                fitted.history().last().running().loss());
    }
}
