package dev.fovea.fit;

/**
 * Where the training steps of an epoch spent their time, in seconds. Lanes at work side by side are counted once.
 *
 * @param data waiting for batches, and making them tensors
 * @param forward through the layers
 * @param backward through the layers
 * @param optimizer regularisers, clipping and the optimizer
 * @param other loss, sums, waiting for the other lanes, events
 */
public record StepTimes(double data, double forward, double backward, double optimizer, double other) {
    /** All of it. */
    public double total() {
        return data + forward + backward + optimizer + other;
    }
}
