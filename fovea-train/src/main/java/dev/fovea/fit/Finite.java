package dev.fovea.fit;

import dev.fovea.batch.PixelBatch;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.net.Weights;
import dev.fovea.torch.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;

/**
 * Stops a run whose loss has left the numbers, and names the pictures that it happened with. What is looked at: the loss
 * of every batch, before the weights move by it, and the judged losses at the end of an epoch. A gradient that is not
 * finite shows in the next of these, because it makes the weights so; then the pictures of the step before are named.
 * That costs nothing in a step that goes well.
 */
final class Finite {
    private static final int SHOWN = 10;

    private final Dataset data;
    private final Weights weights;
    private List<Integer> moved = List.of();
    private List<Integer> gathered = new ArrayList<>();

    /**
     * @param data the training part
     * @param weights that the optimizer moves
     */
    Finite(Dataset data, Weights weights) {
        this.data = data;
        this.weights = weights;
    }

    /**
     * Looks at the loss of a batch.
     *
     * @param pending batches whose gradients wait for a step
     */
    void check(double loss, PixelBatch batch, int pending, Pace pace) {
        List<Integer> own = IntStream.of(batch.positions()).boxed().toList();
        if (!Double.isFinite(loss)) {
            throw failure(loss, "step " + (pace.stepInEpoch() + 1), weights() ? own : moved, pace);
        }
        gathered.addAll(own);
        if (pending == 0) {
            moved = gathered;
            gathered = new ArrayList<>();
        }
    }

    /** Looks at the losses of a judged epoch. */
    void check(EpochReport report, Pace pace) {
        double loss = report.train().loss() + report.validation().loss();
        if (!Double.isFinite(loss)) {
            throw failure(loss, "after its last step", moved, pace);
        }
    }

    /** Whether the weights are finite. */
    boolean weights() {
        try (PointerScope scope = new PointerScope()) {
            return weights.flat().isfinite().all().item_bool();
        }
    }

    private NotFinite failure(double loss, String where, List<Integer> positions, Pace pace) {
        String shown = positions.stream()
                .limit(SHOWN)
                .map(data.samples()::get)
                .map(Sample::name)
                .collect(Collectors.joining(", "));
        String more = positions.size() > SHOWN ? " and " + (positions.size() - SHOWN) + " more" : "";
        return new NotFinite(String.format(
                Locale.ROOT,
                "loss must be finite, but was %s (epoch %d, %s, rate %.2g; pictures of the step that led there: %s%s)."
                        + " Lower --rate, clip the gradient with --clip 1%s; if it is the same pictures each time, look at"
                        + " them.",
                loss,
                pace.epoch(),
                where,
                pace.rate(),
                shown,
                more,
                weights.precision() == Precision.FP32 ? "" : ", or compute with --precision fp32 (or --fall-back)"));
    }
}
