package dev.fovea.net;

import dev.fovea.torch.Precision;

/**
 * How much native memory training takes, from the network's shapes. Every layer's output is kept until the end of a step,
 * and so is the gradient of every layer's input: that is what is counted, with what attention makes beside. What oneDNN takes for itself is not known
 * before it runs; a test holds the estimate against what the system sees.
 */
public final class StepMemory {
    private StepMemory() {}

    /** Bytes of a step for each picture of its batch. */
    public static long perPicture(Network network, Precision precision) {
        long numbers = Rewrite.forSpeed(network.node())
                .leaves()
                .filter(leaf -> !inPlace(leaf.layer()))
                .mapToLong(leaf -> leaf.out().count() + leaf.in().count() + beside(leaf))
                .sum();
        long bytes = precision == Precision.FP32 ? 4 : 2;
        return numbers * bytes + network.input().count() * bytes;
    }

    private static long beside(Node leaf) {
        return leaf.layer() instanceof Attention attention ? attention.beside(leaf.in()) : 0;
    }

    private static boolean inPlace(Layer layer) {
        return layer instanceof Flatten
                || layer instanceof Identity
                || (layer instanceof DropPath path && path.rate() == 0);
    }

    /**
     * Bytes that stay over all steps.
     *
     * @param copies how many buffers as long as the weights there are, besides the rounded weights: the weights themselves,
     *     their averages, gradients and the optimizer's state
     */
    public static long fixed(Network network, Precision precision, int copies) {
        long rounded = precision == Precision.FP32 ? 0 : 2;
        return network.parameters() * (4L * copies + rounded);
    }
}
