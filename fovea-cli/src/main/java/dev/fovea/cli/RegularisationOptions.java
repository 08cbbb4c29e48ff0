package dev.fovea.cli;

import dev.fovea.fit.Recipe;
import dev.fovea.fit.Regularisation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What keeps it from learning its pictures by heart. Each adds to the others. */
final class RegularisationOptions {
    @Option(names = "--weight-decay", description = "Usual: 0.05")
    private @Nullable Double weightDecay;

    @Option(names = "--l1", description = "Pull of the absolute weights towards zero. Usual: 0")
    private @Nullable Double l1;

    @Option(names = "--label-smoothing", description = "Usual: 0.05 (0.1 with --pretrained)")
    private @Nullable Double labelSmoothing;

    @Option(
            names = "--stochastic-depth",
            paramLabel = "CHANCE",
            description =
                    "That training leaves the last residual block out for a picture, and earlier ones in proportion."
                            + " Usual: 0")
    private @Nullable Double stochasticDepth;

    @Option(names = "--clip", paramLabel = "NORM", description = "Largest norm of the gradient; 0 for none. Usual: 0")
    private @Nullable Double clip;

    @Option(
            names = "--ema",
            paramLabel = "DECAY",
            description =
                    "Of the moving average of the weights, which is what is kept; 0 for none. Usual: 0.995 (0 with"
                            + " --pretrained)")
    private @Nullable Double ema;

    @Option(
            names = "--swa",
            paramLabel = "SHARE",
            description =
                    "Of the epochs, the last ones, whose weights are averaged equally, such as 0.25; goes well with"
                            + " --schedule constant or cosine-restarts. Usual: 0")
    private @Nullable Double swa;

    /** The recipe with what was asked for. */
    Recipe over(Recipe recipe) {
        Regularisation r = recipe.regularisation();
        r = l1 == null ? r : r.withL1(l1);
        r = labelSmoothing == null ? r : r.withLabelSmoothing(labelSmoothing);
        r = stochasticDepth == null ? r : r.withStochasticDepth(stochasticDepth);
        r = clip == null ? r : r.withClip(clip);
        r = ema == null ? r : r.withEma(ema);
        r = swa == null ? r : r.withSwa(swa);
        Recipe out = recipe.withRegularisation(r);
        return weightDecay == null ? out : out.withOptimizer(out.optimizer().withWeightDecay(weightDecay));
    }
}
