package dev.fovea.cli;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
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

    @Option(names = "--rate", description = "Peak learning rate. Usual: 0.003 (0.1 for sgd)")
    private @Nullable Double rate;

    @Option(names = "--momentum", description = "Of sgd and rmsprop. Usual: 0.9 and 0")
    private @Nullable Double momentum;

    @Option(names = "--nesterov", description = "Look ahead; sgd alone.")
    private boolean nesterov;

    @Option(
            names = "--schedule",
            description = "constant, step, cosine, cosine-restarts, polynomial, exponential or one-cycle."
                    + " Usual: one-cycle")
    private @Nullable String schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "EPOCHS",
            description = "Epochs in which the rate rises from zero. Usual: 0")
    private @Nullable Double warmUp;

    @Option(names = "--weight-decay", description = "Usual: 0.05")
    private @Nullable Double weightDecay;

    @Option(names = "--l1", description = "Pull of the absolute weights towards zero. Usual: 0")
    private @Nullable Double l1;

    @Option(names = "--label-smoothing", description = "Usual: 0.05")
    private @Nullable Double labelSmoothing;

    @Option(names = "--class-weights", description = "none or balanced. Usual: none")
    private @Nullable String classWeights;

    @Option(names = "--clip", paramLabel = "NORM", description = "Largest norm of the gradient; 0 for none. Usual: 0")
    private @Nullable Double clip;

    @Option(
            names = "--ema",
            paramLabel = "DECAY",
            description = "Of the moving average of the weights, which is what is kept; 0 for none. Usual: 0.995")
    private @Nullable Double ema;

    /** The recipe with what was asked for. */
    Recipe over(Recipe recipe) {
        Regularisation r = recipe.regularisation();
        r = l1 == null ? r : r.withL1(l1);
        r = labelSmoothing == null ? r : r.withLabelSmoothing(labelSmoothing);
        r = classWeights == null ? r : r.withClassWeights(classWeights);
        r = clip == null ? r : r.withClip(clip);
        r = ema == null ? r : r.withEma(ema);
        return recipe.withRegularisation(r)
                .withOptimizer(optimizer(recipe.optimizer()))
                .withSchedule(schedule(recipe));
    }

    private Optimizer optimizer(Optimizer usual) {
        Optimizer out = optimizer == null ? usual : named(optimizer);
        Check.that(
                out instanceof Sgd || (!nesterov && (momentum == null || out instanceof RmsProp)),
                "momentum must come with --optimizer sgd or rmsprop and nesterov with sgd, but came with %s",
                out.word());
        out = rate == null ? out : out.withRate(rate);
        return weightDecay == null ? out : out.withWeightDecay(weightDecay);
    }

    private Optimizer named(String word) {
        return switch (word) {
            case "sgd" -> new Sgd(0.1, momentum == null ? 0.9 : momentum, nesterov, 5e-4);
            case "rmsprop" -> new RmsProp(1e-3, 0.99, momentum == null ? 0 : momentum, 1e-8, 0);
            case "adam" -> new Adam(1e-3, 0.9, 0.999, 1e-8, 0);
            case "adamw" -> new AdamW(3e-3, 0.9, 0.999, 1e-8, 0.05);
            default ->
                throw new IllegalArgumentException(
                        "optimizer must be known, but was \"" + word + "\". " + Nearest.hint(word, OPTIMIZERS));
        };
    }

    private Schedule schedule(Recipe recipe) {
        if (schedule == null && warmUp == null) {
            return recipe.schedule();
        }
        return Schedule.named(schedule == null ? "cosine" : schedule, warmUp == null ? 0 : warmUp);
    }
}
