package dev.fovea.net;

import java.util.List;

/**
 * One array of numbers that a layer owns.
 *
 * @param name within the layer, as PyTorch names it: {@code weight}, {@code bias}, {@code running_mean}; empty where
 *     it is the layer's only one and goes by the layer's name
 * @param dims its shape; a convolution's weight is [out, in / groups, height, width]
 * @param kind what training does with it
 * @param initial how it starts
 */
public record Parameter(String name, List<Long> dims, Kind kind, Initial initial) {
    /** What training does with a parameter. */
    public enum Kind {
        /** Trained; weight decay and L1 and L2 act on it. */
        WEIGHT,
        /** Trained, never decayed: biases, and the scale and shift of normalisations. */
        BIAS,
        /** Not trained: running statistics. */
        BUFFER
    }

    /** How a parameter starts. */
    public enum Initial {
        /** Normal with variance 2 / fan-in (He et al. 2015): before rectifiers. */
        HE_NORMAL,
        /** Uniform within sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010): before a softmax. */
        GLOROT_UNIFORM,
        /** All zero. */
        ZEROS,
        /** All one. */
        ONES,
        /** All a millionth: the scale of a branch that is to begin as nothing (Touvron et al. 2021). */
        MILLIONTH,
        /** Normal with spread 0.02: tokens and positions (Dosovitskiy et al. 2021). */
        NARROW_NORMAL
    }

    /** Copies the shape. */
    public Parameter {
        dims = List.copyOf(dims);
    }

    /** Numbers in it. */
    public long count() {
        return dims.stream().reduce(1L, Math::multiplyExact);
    }

    /** Inputs that one output number reads. */
    public long fanIn() {
        return count() / dims.get(0);
    }

    /** Outputs that one input number reaches. */
    public long fanOut() {
        return dims.size() < 2 ? dims.get(0) : count() / dims.get(1);
    }
}
