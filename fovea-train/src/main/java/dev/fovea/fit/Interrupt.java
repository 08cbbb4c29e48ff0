package dev.fovea.fit;

/** Asks whether training should end after this step; called often, from the training thread. */
@FunctionalInterface
public interface Interrupt {
    /** Never. */
    Interrupt NEVER = () -> false;

    /** Whether somebody asked to stop. */
    boolean requested();

    /** Whether somebody asked for a checkpoint since this was last called; one is made after the step. */
    default boolean checkpointRequested() {
        return false;
    }
}
