package dev.fovea.net;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a network: a value that says what is computed, and knows how. It owns its backward pass, so that a step
 * pays for no recorded graph, gradients land in one buffer, and the order of every sum is fixed.
 *
 * <p>Each kind is one record in one file: its shape rule, parameters, multiply-adds, computation and ONNX nodes.
 * {@link Join} puts several together. {@link Layers} writes them as plainly as a Keras Sequential model.
 */
public sealed interface Layer
        permits Activation,
                AdaptiveAveragePool,
                Attention,
                AveragePool,
                BatchNorm,
                ChannelScale,
                ChannelShuffle,
                ChannelSlice,
                ClassToken,
                Conv,
                CustomLayer,
                Dense,
                DropPath,
                Dropout,
                FirstToken,
                Flatten,
                GlobalAveragePool,
                Identity,
                Join,
                LayerNorm,
                MaxPool,
                Named,
                NormedRelu,
                PadChannels,
                PixelDense,
                Positions,
                ResidualBlock {
    /** What YAML, messages and printed networks call it, such as {@code conv}. */
    String kind();

    /** Its settings as YAML shows them; those at their usual value are left out. */
    Map<String, Object> settings();

    /**
     * The shape that comes out.
     *
     * @throws WrongShape if the layer cannot take this input
     */
    Shape shape(Shape in);

    /** The arrays that it owns, for this input. */
    default List<Parameter> parameters(Shape in) {
        return List.of();
    }

    /** Multiplications (each with its addition) for one sample. */
    default long multiplyAdds(Shape in) {
        return 0;
    }

    /**
     * Computes the output, [n, ...] in channels-last layout; in training it keeps in the frame what
     * {@link #backward} needs. The result is a new tensor, or {@code x} itself changed where the frame allows that.
     */
    Tensor forward(Tensor x, Frame frame);

    /**
     * Adds nothing up across calls: writes the gradients of its parameters into the frame's, and gives the gradient of
     * its input, or null where {@link Frame#wantsInputGradient} is false. Must not change {@code gradient}.
     */
    @Nullable Tensor backward(Tensor gradient, Frame frame);

    /** Adds its nodes, in evaluation mode, to an ONNX graph and gives the name of the output. */
    String onnx(String x, OnnxFrame frame);
}
