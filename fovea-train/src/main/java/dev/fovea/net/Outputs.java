package dev.fovea.net;

import org.bytedeco.javacpp.BoolPointer;

/** Which gradients a backward operation of libtorch is to compute. */
final class Outputs {
    private Outputs() {}

    /** The input's, the weight's (always) and the bias's. */
    static BoolPointer wanted(boolean input, boolean bias) {
        return new BoolPointer(3).put(0, input).put(1, true).put(2, bias);
    }
}
