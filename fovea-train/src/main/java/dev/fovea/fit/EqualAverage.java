package dev.fovea.fit;

import dev.fovea.batch.Batches;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;

/**
 * Stochastic weight averaging (Izmailov et al. 2018, algorithm 1): over the last epochs, the equal average of the
 * weights at the end of each. Where a moving average is kept too, it is that one's values which are averaged. Running
 * statistics are measured anew for the averaged weights, as the paper has it: they are not linear in the weights. (The
 * moving average, whose weights are close together, averages its statistics.) Before those epochs the weights are passed
 * on as they are. Pays where the rate stays high enough to wander: schedule constant, step or cosine-restarts.
 *
 * <p>Its state is the averaged weights and the number of the epoch.
 */
final class EqualAverage {
    private final Network network;
    private final Model model;
    private final InputTensor input;
    private final int first;

    EqualAverage(Network network, Model model, InputTensor input, Recipe recipe) {
        this.network = recipe.network().tuning().over(network);
        this.model = model;
        this.input = input;
        this.first = recipe.regularisation().swaFrom(recipe.length().epochs());
    }

    /**
     * Takes in the weights at the end of an epoch, if there is an average at all.
     *
     * @param epoch from 1
     * @param batches of training, between two epochs
     */
    void take(int epoch, Batches batches) {
        Weights average = model.equal();
        if (average == null) {
            return;
        }
        int count = epoch - first + 1;
        try (PointerScope scope = new PointerScope()) {
            average.statistics().copy_(model.followed().statistics());
            if (count <= 1) {
                average.flat().copy_(model.followed().flat());
            } else {
                average.flat().lerp_(model.followed().flat(), new Scalar(1.0 / count));
            }
        }
        average.round();
        if (count > 1 && network.movesStatistics()) {
            NormStatistics.measure(network, average, input, batches.epoch(epoch - 1));
        }
    }
}
