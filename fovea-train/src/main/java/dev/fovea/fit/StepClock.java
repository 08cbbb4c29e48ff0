package dev.fovea.fit;

/** Where the time of training steps goes. One thread's; the times of lanes at work side by side are added by share. */
public final class StepClock {
    /** Parts of a step. */
    public enum Phase {
        /** Waiting for the batch, and making it a tensor. */
        DATA,
        /** Layers, forward. */
        FORWARD,
        /** Layers, backward. */
        BACKWARD,
        /** Regularisers, clipping and the optimizer. */
        OPTIMIZER,
        /** Loss, sums, waiting for the other lane, events. */
        OTHER
    }

    private final long[] nanos = new long[Phase.values().length];
    private long last = System.nanoTime();

    void begin() {
        last = System.nanoTime();
    }

    void end(Phase phase) {
        long now = System.nanoTime();
        nanos[phase.ordinal()] += now - last;
        last = now;
    }

    /** Nanoseconds so far in a part. */
    public long nanos(Phase phase) {
        return nanos[phase.ordinal()];
    }
}
