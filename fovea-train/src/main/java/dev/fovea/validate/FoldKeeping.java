package dev.fovea.validate;

import dev.fovea.model.ModelFile;
import dev.fovea.score.Predictions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a cross-validation outlives its process. Folds are numbered from 1. */
public interface FoldKeeping {
    /** The number of one more training, on all pictures. */
    int REFIT = 0;

    /** Nothing. */
    FoldKeeping NOTHING = new FoldKeeping() {
        @Override
        public @Nullable Path checkpoints(int number) {
            return null;
        }

        @Override
        public Optional<Done> done(int number) {
            return Optional.empty();
        }

        @Override
        public void keep(CrossValidation.Judged judged) {}
    };

    /**
     * A fold that is done.
     *
     * @param model its model file
     * @param heldOut what it says of the fold
     */
    record Done(ModelFile model, Predictions heldOut) {}

    /** Folder for the checkpoints of a fold's training; null keeps none. */
    @Nullable Path checkpoints(int number);

    /** A fold that was done before; its checkpoint must still be there. */
    Optional<Done> done(int number);

    /** Takes a fold that is ready, or that was interrupted. */
    void keep(CrossValidation.Judged judged);
}
