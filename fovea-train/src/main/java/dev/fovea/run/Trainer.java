package dev.fovea.run;

import dev.fovea.base.Json;
import dev.fovea.data.DataHash;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Roles;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.net.Network;
import dev.fovea.split.Part;
import dev.fovea.split.Split;
import dev.fovea.track.MetricsCsv;
import dev.fovea.track.TensorBoard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The whole road: trains by a recipe and leaves a run folder with a model file that has passed the parity gate.
 *
 * <pre>{@code
 * Run run = new Trainer(Recipe.scratch()).fit(split.train(), split.validation(), Progress.console());
 * }</pre>
 *
 * Immutable; may be used for many runs, one at a time.
 */
public final class Trainer {
    private final Recipe recipe;
    private final Path parent;
    private final @Nullable String name;
    private final Interrupt interrupt;

    /** Trains by this recipe into {@code runs/} of the working folder. */
    public Trainer(Recipe recipe) {
        this(recipe, RunFolder.RUNS, null, Interrupt.NEVER);
    }

    private Trainer(Recipe recipe, Path parent, @Nullable String name, Interrupt interrupt) {
        this.recipe = recipe;
        this.parent = parent;
        this.name = name;
        this.interrupt = interrupt;
    }

    /** The same with its run folders below another one. */
    public Trainer into(Path otherParent) {
        return new Trainer(recipe, otherParent, name, interrupt);
    }

    /** The same with a run folder of this name, which must be new. */
    public Trainer named(@Nullable String runName) {
        return new Trainer(recipe, parent, runName, interrupt);
    }

    /** The same, asked after each step whether to end. */
    public Trainer until(Interrupt ends) {
        return new Trainer(recipe, parent, name, ends);
    }

    /** The recipe as it was given. */
    public Recipe recipe() {
        return recipe;
    }

    /**
     * Trains on one part, judged by another after each epoch.
     *
     * @param train with the role train: a test part is refused
     * @param validation with the role validation
     * @throws dev.fovea.base.FoveaException if a picture cannot be read, the loss is not finite, the folder cannot be
     *     written, or the model file does not answer as the network does
     */
    public Run fit(Part train, Part validation, Progress progress) {
        Roles.check(train, validation);
        RunFolder folder = folder(train.data());
        return fit(
                new Split(train, validation, new Part(train.data().withSamples(List.of()), Role.TEST)),
                progress,
                folder);
    }

    /** The run folder for a data set; made here. */
    RunFolder folder(Dataset data) {
        return RunFolder.create(parent, name == null ? RunFolder.nameFor(data.name()) : name, name != null);
    }

    Run fit(Split split, Progress progress, RunFolder folder) {
        Progress both = progress.and(Progress.of(folder::log));
        Recipe resolved = Fitting.resolve(recipe, split.train().data());
        folder.write("recipe.yaml", Json.YAML.write(resolved));
        folder.write("split.csv", split.toCsv());
        Fitting.choices(recipe, resolved, split.train().data()).forEach(both::say);
        List<EpochReport> epochs = new ArrayList<>();
        TensorBoard board = TensorBoard.in(folder.tensorBoard());
        Fitted fitted;
        try (board) {
            fitted = Fitting.fit(
                    resolved,
                    split.train(),
                    split.validation(),
                    event -> {
                        both.event(event);
                        board.accept(event);
                        if (event instanceof TrainingEvent.EpochDone done) {
                            epochs.add(done.report());
                            folder.write("metrics.csv", MetricsCsv.of(epochs));
                        }
                    },
                    interrupt);
        }
        export(fitted, split, both, folder);
        return new Run(folder, fitted);
    }

    private static void export(Fitted fitted, Split split, Progress progress, RunFolder folder) {
        Dataset shown = split.validation().size() > 0
                ? split.validation().data()
                : split.train().data();
        Dataset train = split.train().data();
        Fitted.Exported exported = fitted.export(Origins.of(fitted.recipe(), train, DataHash.of(train)), shown);
        folder.write("model.onnx", exported.file());
        progress.say("The " + exported.parity() + ".");
        progress.say(String.format(
                Locale.ROOT,
                "Kept epoch %d of %d%s.",
                fitted.history().best(),
                fitted.history().epochs().size(),
                fitted.history().interrupted() ? ", interrupted" : ""));
    }

    /** What the network looks like that a recipe makes, for the log. */
    static String describe(Network network) {
        return String.format(
                Locale.ROOT,
                "Network %s: %,d parameters, %.1f million multiply-adds a picture.",
                network.name(),
                network.parameters(),
                network.multiplyAdds() / 1e6);
    }
}
