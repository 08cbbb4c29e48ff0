package dev.fovea.cli;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import dev.fovea.batch.Sampling;
import dev.fovea.fit.Adam;
import dev.fovea.fit.AdamW;
import dev.fovea.fit.Optimizer;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Regularisation;
import dev.fovea.fit.RmsProp;
import dev.fovea.fit.Schedule;
import dev.fovea.fit.Sgd;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How it learns. */
final class LearningOptions {
    private static final List<String> OPTIMIZERS = List.of("sgd", "rmsprop", "adam", "adamw");

    @Option(names = "--optimizer", description = "sgd, rmsprop, adam or adamw. Usual: adamw")
    private @Nullable String optimizer;

    @Option(
            names = "--rate",
            description = "Peak learning rate; fovea rate looks for one. Usual: 0.003 (0.1 for sgd; with"
                    + " --pretrained 0.0006)")
    private @Nullable Double rate;

    @Option(names = "--momentum", description = "Of sgd and rmsprop. Usual: 0.9 and 0")
    private @Nullable Double momentum;

    @Option(names = "--nesterov", description = "Look ahead; sgd alone.")
    private boolean nesterov;

    @Option(
            names = "--schedule",
            description =
                    "constant, step, cosine, cosine-restarts, polynomial, exponential, one-cycle, or plateau, which"
                            + " falls when the validation loss stays. Usual: one-cycle")
    private @Nullable String schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "EPOCHS",
            description = "Epochs in which the rate rises from zero; one-cycle rises by itself. Usual: 0")
    private @Nullable Double warmUp;

    @Option(
            names = "--focal",
            paramLabel = "GAMMA",
            description = "Focal loss: pictures that are known already count less, the more so the larger gamma; 0 is"
                    + " cross-entropy, 2 is common. Usual: 0")
    private @Nullable Double focal;

    @Option(names = "--class-weights", description = "none, or balanced: rare classes count more. Usual: none")
    private @Nullable String classWeights;

    @Option(names = "--sampling", description = "plain, or balanced: every class is shown equally often. Usual: plain")
    private @Nullable Sampling sampling;

    /** The recipe with what was asked for. */
    Recipe over(Recipe recipe) {
        Regularisation r = recipe.regularisation();
        r = focal == null ? r : r.withFocal(focal);
        r = classWeights == null ? r : r.withClassWeights(classWeights);
        return recipe.withRegularisation(r)
                .withData(sampling == null ? recipe.data() : recipe.data().withSampling(sampling))
                .withOptimizer(optimizer(recipe.optimizer()))
                .withSchedule(schedule(recipe.schedule()));
    }

    private Optimizer optimizer(Optimizer usual) {
        Optimizer out = optimizer == null ? usual : named(optimizer);
        Check.that(
                out instanceof Sgd || (!nesterov && (momentum == null || out instanceof RmsProp)),
                "momentum must come with --optimizer sgd or rmsprop and nesterov with sgd, but came with %s",
                out.word());
        out = momentum(out);
        return rate == null ? out : out.withRate(rate);
    }

    private Optimizer momentum(Optimizer out) {
        if (out instanceof Sgd sgd && (momentum != null || nesterov)) {
            double own = momentum == null ? sgd.momentum() : momentum;
            return new Sgd(sgd.rate(), own, nesterov || sgd.nesterov(), sgd.weightDecay());
        }
        if (out instanceof RmsProp rms && momentum != null) {
            return new RmsProp(rms.rate(), rms.alpha(), momentum, rms.epsilon(), rms.weightDecay());
        }
        return out;
    }

    private static Optimizer named(String word) {
        return switch (word) {
            case "sgd" -> new Sgd(0.1, 0.9, false, 5e-4);
            case "rmsprop" -> new RmsProp(1e-3, 0.99, 0, 1e-8, 0);
            case "adam" -> new Adam(1e-3, 0.9, 0.999, 1e-8, 0);
            case "adamw" -> new AdamW(3e-3, 0.9, 0.999, 1e-8, 0.05);
            default ->
                throw new IllegalArgumentException(
                        "optimizer must be known, but was \"" + word + "\". " + Nearest.hint(word, OPTIMIZERS));
        };
    }

    private Schedule schedule(Schedule usual) {
        Schedule out = schedule == null ? usual : Schedule.named(schedule, 0);
        return warmUp == null ? out : out.withWarmUp(warmUp);
    }
}
