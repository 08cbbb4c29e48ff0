package dev.fovea.weights;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Nearest;
import dev.fovea.net.Architecture;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Weights to begin with, as {@code --pretrained} names them: which file, what network, and how its pictures were prepared.
 *
 * @param path of the file
 * @param state what is in it
 * @param architecture that it is of; null where it is none that is shipped
 * @param published whose preprocess belongs to it; null where none is known
 * @param notes how that was found out, for the user
 */
public record PretrainedFile(
        Path path,
        StateDict state,
        @Nullable Architecture architecture,
        @Nullable Pretrained published,
        List<String> notes) {
    /** Copies the notes. */
    public PretrainedFile {
        notes = List.copyOf(notes);
    }

    /**
     * Finds the weights: a file of the user's, one of the folder by its name, or published ones, which are downloaded where
     * they are not here yet.
     *
     * @param what a path or a name
     * @param log takes lines of progress
     * @throws FoveaException if there is no such file and no such name, or the file is no state dict
     */
    public static PretrainedFile of(String what, WeightsFolder folder, Consumer<String> log) {
        Path file = path(what);
        if (!Files.isRegularFile(file)) {
            Optional<Path> kept = folder.find(what);
            file = kept.orElseGet(() -> folder.get(known(what, folder), log));
        }
        return of(file, folder.catalogue());
    }

    private static Path path(String what) {
        try {
            return Path.of(what);
        } catch (InvalidPathException e) {
            throw new FoveaException("weights must be a file or known by name, but were \"" + what + "\".", e);
        }
    }

    private static Pretrained known(String what, WeightsFolder folder) {
        Optional<Pretrained> found = folder.catalogue().find(what);
        if (found.isEmpty()) {
            Check.world(
                    !Files.isDirectory(path(what)),
                    "weights must be a file or known by name, but %s is a folder. Name a file in it; or the pictures before"
                            + " --pretrained, which may stand alone.",
                    what);
            List<String> names = new ArrayList<>(folder.catalogue().names());
            folder.own().forEach(own -> names.add(own.name()));
            throw new FoveaException(
                    "weights must be a file or known by name, but were \"" + what + "\". " + Nearest.hint(what, names));
        }
        return found.get();
    }

    private static PretrainedFile of(Path file, Catalogue catalogue) {
        StateDict state = StateDict.read(file);
        List<String> notes = new ArrayList<>();
        Optional<Pretrained> published = catalogue.ofFile(file);
        Optional<Architecture> architecture =
                published.flatMap(known -> word(known.architecture())).or(() -> Recognition.of(state));
        if (published.isEmpty() && architecture.isPresent()) {
            notes.add("By its names and shapes, " + file.getFileName() + " is of "
                    + architecture.get().word() + ".");
            published = catalogue.find(architecture.get().word()).filter(known -> classes(state, known));
            published.ifPresent(
                    known -> notes.add("Its pictures are taken to have been prepared as those of the published "
                            + known.name() + " were."));
        }
        return new PretrainedFile(file, state, architecture.orElse(null), published.orElse(null), notes);
    }

    private static Optional<Architecture> word(String word) {
        return Architecture.words().contains(word) ? Optional.of(Architecture.named(word)) : Optional.empty();
    }

    /** Whether there is a bias for each class of the published weights: a sign that they were trained on the same. */
    private static boolean classes(StateDict state, Pretrained known) {
        List<Long> bias = List.of((long) known.classes());
        return state.tensors().values().stream()
                .anyMatch(tensor -> tensor.shape().equals(bias));
    }
}
