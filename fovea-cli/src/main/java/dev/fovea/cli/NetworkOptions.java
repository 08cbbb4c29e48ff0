package dev.fovea.cli;

import dev.fovea.fit.NetworkSettings;
import dev.fovea.fit.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which network. */
final class NetworkOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "compact, keras-mnist, or a YAML file of layers. Usual: compact")
    private @Nullable String model;

    @Option(
            names = "--pretrained",
            paramLabel = "FILE",
            description = "Go on from a model file, also with other classes.")
    private @Nullable String pretrained;

    /** The recipe to start from. */
    Recipe start() {
        return pretrained == null ? Recipe.scratch() : Recipe.transfer();
    }

    /** The recipe with what was asked for. */
    Recipe over(Recipe recipe) {
        NetworkSettings settings = recipe.network();
        settings = model == null ? settings : settings.withModel(model);
        settings = pretrained == null ? settings : settings.withPretrained(pretrained);
        return recipe.withNetwork(settings);
    }
}
