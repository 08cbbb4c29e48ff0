package dev.fovea.fit;

import static org.bytedeco.pytorch.global.torch.sign;

import dev.fovea.base.Check;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * What keeps a network from learning its pictures by heart, besides the optimizer's weight decay and the network's
 * dropout. All compose: setting one never removes another.
 *
 * @param labelSmoothing share of the target spread over all classes, in 0..1, below 1
 * @param classWeights {@code balanced} weighs each class by the inverse of its share, {@code none} all alike
 * @param focal gamma of the focal loss, at least 0; 0 is cross-entropy, 2 is usual
 * @param l1 pull of the absolute weights towards zero, at least 0
 * @param clip largest norm of the whole gradient; 0 for none
 * @param stochasticDepth chance that the last residual block is left out for a picture, earlier ones in proportion; in
 *     0..1, below 1; see {@link dev.fovea.net.StochasticDepth}
 * @param ema decay of the exponential moving average of the weights, which is judged and kept instead of the last
 *     weights (Polyak and Juditsky 1992); in 0..1, below 1, 0 for none. Early in a run the average looks back less far:
 *     the decay of step t is at most (1 + t) / (10 + t)
 * @param swa share of the epochs, the last ones, whose weights (their moving averages, where there are any) are averaged
 *     with equal weight; in 0..1, 0 for none; see {@link EqualAverage}
 */
public record Regularisation(
        double labelSmoothing,
        String classWeights,
        double focal,
        double l1,
        double clip,
        double stochasticDepth,
        double ema,
        double swa) {
    /** Nothing. */
    public static final Regularisation NONE = new Regularisation(0, "none", 0, 0, 0, 0, 0, 0);

    /** Checks the ranges. */
    public Regularisation {
        Check.that(
                labelSmoothing >= 0 && labelSmoothing < 1,
                "label-smoothing must be at least 0 and below 1, but was %s. Try --label-smoothing 0.1.",
                labelSmoothing);
        Check.that(
                classWeights.equals("none") || classWeights.equals("balanced"),
                "class-weights must be none or balanced, but was \"%s\"",
                classWeights);
        Check.that(
                focal >= 0 && focal < Double.POSITIVE_INFINITY,
                "focal must be at least 0 and finite, but was %s. Try --focal 2.",
                focal);
        Check.that(l1 >= 0, "l1 must be at least 0, but was %s", l1);
        Check.that(clip >= 0, "clip must be at least 0, but was %s. Try --clip 1.", clip);
        Check.that(
                stochasticDepth >= 0 && stochasticDepth < 1,
                "stochastic-depth must be at least 0 and below 1, but was %s. Try --stochastic-depth 0.1.",
                stochasticDepth);
        Check.that(ema >= 0 && ema < 1, "ema must be at least 0 and below 1, but was %s. Try --ema 0.995.", ema);
        Check.that(swa >= 0 && swa <= 1, "swa must be 0..1, but was %s. Try --swa 0.25.", swa);
    }

    /** The same with another label smoothing. */
    public Regularisation withLabelSmoothing(double other) {
        return new Regularisation(other, classWeights, focal, l1, clip, stochasticDepth, ema, swa);
    }

    /** The same with other class weights. */
    public Regularisation withClassWeights(String other) {
        return new Regularisation(labelSmoothing, other, focal, l1, clip, stochasticDepth, ema, swa);
    }

    /** The same with another gamma of the focal loss. */
    public Regularisation withFocal(double other) {
        return new Regularisation(labelSmoothing, classWeights, other, l1, clip, stochasticDepth, ema, swa);
    }

    /** The same with another L1. */
    public Regularisation withL1(double other) {
        return new Regularisation(labelSmoothing, classWeights, focal, other, clip, stochasticDepth, ema, swa);
    }

    /** The same with another largest norm. */
    public Regularisation withClip(double other) {
        return new Regularisation(labelSmoothing, classWeights, focal, l1, other, stochasticDepth, ema, swa);
    }

    /** The same with another stochastic depth. */
    public Regularisation withStochasticDepth(double other) {
        return new Regularisation(labelSmoothing, classWeights, focal, l1, clip, other, ema, swa);
    }

    /** The same with another moving average. */
    public Regularisation withEma(double other) {
        return new Regularisation(labelSmoothing, classWeights, focal, l1, clip, stochasticDepth, other, swa);
    }

    /** The same with another equal average. */
    public Regularisation withSwa(double other) {
        return new Regularisation(labelSmoothing, classWeights, focal, l1, clip, stochasticDepth, ema, other);
    }

    /** The moving average's decay in a step, counted from 1. */
    double emaAt(long count) {
        return Math.min(ema, (1.0 + count) / (10.0 + count));
    }

    /** The first epoch of so many whose weights join the equal average, counted from 1. */
    int swaFrom(int epochs) {
        return epochs + 1 - (int) Math.max(1, Math.round(swa * epochs));
    }

    /** Shortens the whole gradient, as it came from the loss, to the largest norm. */
    void shorten(Tensor gradient) {
        if (clip > 0) {
            double norm = gradient.norm().item_double();
            if (norm > clip) {
                gradient.mul_(new Scalar(clip / norm));
            }
        }
    }

    /** Lets L1 join the gradient. */
    void pull(OptimizerStep step) {
        if (l1 > 0) {
            step.decayedGradient().add_(sign(step.decayedWeights()), new Scalar(l1));
        }
    }
}
