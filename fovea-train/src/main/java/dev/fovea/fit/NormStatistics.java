package dev.fovea.fit;

import static org.bytedeco.pytorch.global.torch.zeros_like;

import dev.fovea.base.Seed;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.PixelBatch;
import dev.fovea.net.BatchNorm;
import dev.fovea.net.Lane;
import dev.fovea.net.Network;
import dev.fovea.net.Node;
import dev.fovea.net.Parameter;
import dev.fovea.net.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Measures the running statistics of batch-norm anew for weights that no step has made: the mean over batches of each
 * batch's mean and unbiased variance, as PyTorch's {@code update_bn} has it.
 */
final class NormStatistics {
    /** Pictures that are looked at: enough that another epoch would not change the third digit. */
    private static final int PICTURES = 16_384;

    private NormStatistics() {}

    /**
     * Replaces the weights' running statistics.
     *
     * @param batches of training pictures, as they are trained on; given up once enough were seen
     */
    static void measure(Network network, Weights weights, InputTensor input, Epoch batches) {
        try (Lane lane = Lane.forward(network, weights);
                PointerScope scope = new PointerScope()) {
            Tensor sum = zeros_like(weights.statistics());
            int count = 0;
            for (int seen = 0; batches.hasNext() && seen < PICTURES; count++) {
                PixelBatch batch = batches.next();
                add(lane, weights, input.of(batch.pixels(), 0, batch.size()), Seed.of(count), sum);
                seen += batch.size();
            }
            batches.close();
            weights.statistics().copy_(sum.div_(new Scalar(count)));
            network.node().walk().forEach(node -> unfold(node, weights));
        }
    }

    /** From zero, one training pass leaves the batch's statistics times the momentum. */
    private static void add(Lane lane, Weights weights, Tensor pictures, Seed draws, Tensor sum) {
        try (PointerScope scope = new PointerScope()) {
            weights.statistics().zero_();
            lane.train(pictures, draws);
            sum.add_(weights.statistics());
        }
    }

    private static void unfold(Node node, Weights weights) {
        if (node.layer() instanceof BatchNorm norm) {
            for (Parameter parameter : node.parameters()) {
                if (parameter.kind() == Parameter.Kind.BUFFER) {
                    weights.master(node.parameterName(parameter)).mul_(new Scalar(1 / norm.momentum()));
                }
            }
        }
    }
}
