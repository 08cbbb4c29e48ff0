package dev.fovea.fit;

import java.util.EnumMap;

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

    private final EnumMap<Phase, Long> nanos = new EnumMap<>(Phase.class);
    private long last = System.nanoTime();

    void begin() {
        last = System.nanoTime();
    }

    void end(Phase phase) {
        long now = System.nanoTime();
        nanos.merge(phase, now - last, Long::sum);
        last = now;
    }

    /** Nanoseconds so far in a part. */
    public long nanos(Phase phase) {
        return nanos.getOrDefault(phase, 0L);
    }
}
