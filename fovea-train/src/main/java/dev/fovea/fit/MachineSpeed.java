package dev.fovea.fit;

import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.relu;

import dev.fovea.base.Seed;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.StepMemory;
import dev.fovea.net.Weights;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Processor;
import java.util.Collections;

/**
 * What this machine takes for a network that has not run on it: {@code a x multiply-adds + b x numbers}, since some layers
 * wait for arithmetic and others for memory, which is why depthwise convolutions take longer than their multiply-adds say.
 * Both factors come from two small networks run forward for a fraction of a second: one of plain convolutions, one of
 * depthwise ones.
 *
 * @param multiplyAdd seconds
 * @param number seconds, of each that a layer reads or writes
 * @param precision of training
 * @param threads of training
 */
record MachineSpeed(double multiplyAdd, double number, Precision precision, int threads) {
    private static final int BATCH = 8;
    private static final int RUNS = 4;
    private static final int SIZE = 96;

    /** Of a training step, what going forward takes: going back computes two gradients for each output. */
    private static final double FORWARD = 0.35;

    /** Times that full precision takes longer, where training has half of it. */
    private static final double FULL = 2;

    /** Measures; about a second where the machine is busy. */
    static MachineSpeed measured(Machine machine) {
        int threads = machine.resolved().threads();
        Engine.enter(threads);
        Precision precision = Processor.precision(machine.precision());
        Network plain = Network.of(
                "plain",
                Shape.picture(3, SIZE / 2, SIZE / 2),
                conv(64, 3),
                relu(),
                conv(96, 3),
                relu(),
                conv(96, 3),
                relu(),
                globalAveragePool(),
                dense(2));
        Network depthwise = Architecture.MOBILENET_V2.network(Shape.picture(3, SIZE, SIZE), 2);
        double first = seconds(plain, precision);
        double second = seconds(depthwise, precision);
        // two equations for two factors; where noise would make one of them negative, that one is nothing
        double m1 = plain.multiplyAdds();
        double m2 = depthwise.multiplyAdds();
        double n1 = numbers(plain);
        double n2 = numbers(depthwise);
        double number = Math.max(0, (second * m1 - first * m2) / (n2 * m1 - n1 * m2));
        double multiplyAdd = Math.max(0, (first - number * n1) / m1);
        return new MachineSpeed(multiplyAdd, number, precision, threads);
    }

    private static double numbers(Network network) {
        return StepMemory.perPicture(network, Precision.FP32) / (double) Float.BYTES;
    }

    /** Seconds a picture, forward; the quickest of some runs, since whatever else the machine does only makes it slower. */
    private static double seconds(Network network, Precision precision) {
        int size = network.input().height();
        Preprocess plain = new Preprocess(
                size, Fit.STRETCH, size, Channels.RGB, Collections.nCopies(3, 0.5), Collections.nCopies(3, 0.25));
        byte[] pixels = new byte[BATCH * size * size * 3];
        try (Weights weights = Weights.initial(network, Seed.of(0), precision);
                Logits logits = new Logits(network, weights, new InputTensor(plain, precision))) {
            logits.of(pixels, BATCH); // plans its kernels
            long best = Long.MAX_VALUE;
            for (int i = 0; i < RUNS; i++) {
                long begun = System.nanoTime();
                logits.of(pixels, BATCH);
                best = Math.min(best, System.nanoTime() - begun);
            }
            return best / 1e9 / BATCH;
        }
    }

    /** What a network should take. */
    Speed of(Network network) {
        double forward = multiplyAdd * network.multiplyAdds() + number * numbers(network);
        double full = precision == Precision.FP32 ? forward : FULL * forward;
        return new Speed(forward, forward / FORWARD, full, threads);
    }
}
