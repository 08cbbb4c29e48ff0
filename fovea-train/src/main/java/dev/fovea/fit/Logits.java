package dev.fovea.fit;

import dev.fovea.net.Lane;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import dev.fovea.torch.Tensors;
import org.bytedeco.javacpp.PointerScope;

/** A network in evaluation mode: pixels to logits, as plain arrays. One thread. */
final class Logits implements AutoCloseable {
    private final InputTensor input;
    private final Lane lane;

    Logits(Network network, Weights weights, InputTensor input) {
        this.input = input;
        this.lane = Lane.forEvaluation(network, weights);
    }

    /** Logits of the first {@code n} pictures, row by row; pixels [n, h, w, c]. */
    float[] of(byte[] pixels, int n) {
        try (PointerScope scope = new PointerScope()) {
            return Tensors.floats(lane.evaluate(input.of(pixels, 0, n)));
        }
    }

    @Override
    public void close() {
        lane.close();
    }
}
