package dev.fovea.fit;

import java.util.EnumMap;

/** Where the time of training steps goes. One thread's; the times of lanes at work side by side are added by share. */
final class StepClock {
    /** Parts of a step. */
    enum Phase {
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

    /** Forgets what was measured, and begins anew. */
    void reset() {
        nanos.clear();
        begin();
    }

    /** What was measured since the last reset. */
    StepTimes times() {
        return new StepTimes(
                seconds(Phase.DATA),
                seconds(Phase.FORWARD),
                seconds(Phase.BACKWARD),
                seconds(Phase.OPTIMIZER),
                seconds(Phase.OTHER));
    }

    private double seconds(Phase phase) {
        return nanos.getOrDefault(phase, 0L) / 1e9;
    }
}
