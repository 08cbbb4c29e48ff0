package dev.fovea.validate;

import dev.fovea.score.Predictions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What outlives its process of the trainings that let groups apart. They are numbered as the folds are, from 1. */
public interface ApartKeeping {
    /** Nothing. */
    ApartKeeping NOTHING = new ApartKeeping() {
        @Override
        public @Nullable Path checkpoints(int number) {
            return null;
        }

        @Override
        public Optional<Predictions> done(int number) {
            return Optional.empty();
        }

        @Override
        public void keep(int number, Predictions heldOut) {}
    };

    /** Folder for the checkpoints of a training; null keeps none. */
    @Nullable Path checkpoints(int number);

    /** What a training that is done says of its fold. */
    Optional<Predictions> done(int number);

    /** Takes it. */
    void keep(int number, Predictions heldOut);
}
