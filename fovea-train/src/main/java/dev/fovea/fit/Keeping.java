package dev.fovea.fit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a training is kept from being lost: who may end it, and where its checkpoints lie.
 *
 * @param interrupt asked after each step
 * @param checkpoints folder for them; where it holds some already, training goes on from the newest as if it had never
 *     stopped. Null keeps none
 */
public record Keeping(Interrupt interrupt, @Nullable Path checkpoints) {
    /** No checkpoints. */
    public static Keeping none(Interrupt interrupt) {
        return new Keeping(interrupt, null);
    }
}
