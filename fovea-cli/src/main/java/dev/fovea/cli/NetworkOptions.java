package dev.fovea.cli;

import dev.fovea.base.Check;
import dev.fovea.data.Task;
import dev.fovea.fit.NetworkSettings;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Tuning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which network. */
final class NetworkOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "One of those that fovea model lists, or a YAML file of layers. Usual: compact")
    private @Nullable String model;

    @Option(
            names = "--pretrained",
            paramLabel = "NAME|FILE",
            arity = "0..1",
            fallbackValue = NetworkSettings.AUTO,
            preprocessor = PretrainedValue.class,
            description =
                    "Go on from weights that have learnt: those of a name that fovea weights list shows, a .pth or"
                            + " .safetensors file, or a model file, also with other classes. Alone: published weights that"
                            + " suit the machine, the pictures and --budget (usual: 10 minutes); with --model, that"
                            + " network's.")
    private @Nullable String pretrained;

    @Option(
            names = "--task",
            description =
                    "single-label; ordinal: classes have an order, by the numbers that their names begin with, such as"
                            + " 0-none, 1-mild, 2-severe; or multi-label: a picture has any number of labels. Usual: what"
                            + " the data set says, by a column labels such as cat|dog, or one of 0 and 1 for each label;"
                            + " else single-label")
    private @Nullable String task;

    @Option(
            names = "--freeze",
            description =
                    "nothing, or backbone (or all): only the head learns, which turns features into classes. Usual: nothing")
    private @Nullable String freeze;

    @Option(
            names = "--unfreeze-from",
            paramLabel = "LAYER",
            description =
                    "The first layer or block that learns, such as layer4; those before it keep their weights. Usual:"
                            + " all learn")
    private @Nullable String unfreezeFrom;

    @Option(
            names = "--layer-decay",
            paramLabel = "FACTOR",
            description =
                    "By which the rate shrinks from each twelfth of the layers to the one before it. Usual: 0.8 with"
                            + " --pretrained, else 1")
    private @Nullable Double layerDecay;

    @Option(
            names = "--norm-statistics",
            description =
                    "What batch-norm goes by in training: moving, or frozen as they came with the weights. Usual: frozen"
                            + " with --pretrained, else moving")
    private Tuning.@Nullable NormMode normStatistics;

    /** The recipe to start from. */
    Recipe start() {
        return pretrained == null ? Recipe.scratch() : Recipe.transfer();
    }

    private Tuning over(Tuning tuning) {
        Tuning out = tuning;
        out = freeze == null ? out : out.withFreeze(Tuning.Freeze.of(freeze));
        out = unfreezeFrom == null ? out : out.withUnfreezeFrom(unfreezeFrom);
        out = layerDecay == null ? out : out.withLayerDecay(layerDecay);
        return normStatistics == null ? out : out.withNormStatistics(normStatistics);
    }

    /** The recipe with what was asked for. */
    Recipe over(Recipe recipe) {
        Check.that(
                !(NetworkSettings.AUTO.equals(pretrained) && NetworkSettings.UNNAMED.equals(model)),
                "model must be one whose weights are published where --pretrained stands alone, but was \"%s\". See fovea"
                        + " weights list; or leave --model out.",
                NetworkSettings.UNNAMED);
        NetworkSettings settings = recipe.network();
        settings = model == null ? settings : settings.withModel(model);
        settings = pretrained == null ? settings : settings.withPretrained(pretrained);
        settings = task == null ? settings : settings.withTask(Task.of(task));
        return recipe.withNetwork(settings.withTuning(over(settings.tuning())));
    }
}
