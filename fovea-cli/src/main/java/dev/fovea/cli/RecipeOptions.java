package dev.fovea.cli;

import dev.fovea.fit.Recipe;
import dev.fovea.run.RecipeFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** All settings of a run, by the questions that a person has; the same in each command that trains. */
final class RecipeOptions {
    @ArgGroup(validate = false, order = 1, heading = "%nWhich network?%n")
    private final NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nHow are pictures split and shown?%n")
    private final DataOptions data = new DataOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nHow does it learn?%n")
    private final LearningOptions learning = new LearningOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nWhat keeps it from learning by heart?%n")
    private final RegularisationOptions regularisation = new RegularisationOptions();

    @ArgGroup(validate = false, order = 5, heading = "%nHow long, and on what?%n")
    private final MachineOptions machine = new MachineOptions();

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "Start from the settings of a YAML file instead of the usual ones; a run folder's recipe.yaml"
                    + " repeats that run. Options given beside it count more.")
    private @Nullable Path recipe;

    /** The recipe that was asked for. */
    Recipe recipe() {
        Recipe start = recipe == null ? network.start() : RecipeFile.read(recipe);
        return machine.over(regularisation.over(learning.over(data.over(network.over(start)))));
    }
}
