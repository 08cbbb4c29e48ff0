package dev.fovea.net;

/**
 * Layers as plainly as in a Keras Sequential model:
 *
 * <pre>{@code
 * Network net = Network.of("mine", Shape.picture(1, 28, 28),
 *     conv(32, 3), relu(), maxPool(2), flatten(), dense(128), relu(), dense(10));
 * }</pre>
 */
public final class Layers {
    private Layers() {}

    /** Convolution with a square kernel, stride 1, no padding, with bias. */
    public static Conv conv(int channels, int kernel) {
        return new Conv(channels, Window.of(Extent.square(kernel), Extent.ONE), 1, true);
    }

    /** Max-pooling of windows side by side. */
    public static MaxPool maxPool(int kernel) {
        return new MaxPool(Window.of(Extent.square(kernel), Extent.square(kernel)));
    }

    /** Average pooling of windows side by side. */
    public static AveragePool averagePool(int kernel) {
        return new AveragePool(Window.of(Extent.square(kernel), Extent.square(kernel)));
    }

    /** Feature maps of this side, whatever comes in, each pixel the mean of its part. */
    public static AdaptiveAveragePool adaptiveAveragePool(int side) {
        return new AdaptiveAveragePool(Extent.square(side));
    }

    /** The mean of each feature map. */
    public static GlobalAveragePool globalAveragePool() {
        return new GlobalAveragePool();
    }

    /** Fully connected, with bias. */
    public static Dense dense(int features) {
        return new Dense(features, true);
    }

    /** Batch normalisation with momentum 0.1 and epsilon 1e-5. */
    public static BatchNorm batchNorm() {
        return new BatchNorm(0.1, 1e-5);
    }

    /** Layer normalisation over the channels of each pixel, or over a vector, with epsilon 1e-6. */
    public static LayerNorm layerNorm() {
        return new LayerNorm(1e-6);
    }

    /** A dense layer at every pixel, with bias. */
    public static PixelDense pixelDense(int features) {
        return new PixelDense(features, true);
    }

    /** Dropout. */
    public static Dropout dropout(double rate) {
        return new Dropout(rate);
    }

    /** Stochastic depth, at the end of a branch of a sum. */
    public static DropPath dropPath(double rate) {
        return new DropPath(rate);
    }

    /** Feature maps in a row. */
    public static Flatten flatten() {
        return new Flatten();
    }

    /** max(x, 0). */
    public static Activation relu() {
        return new Activation(Activation.Function.RELU, 0);
    }

    /** min(max(x, 0), 6). */
    public static Activation relu6() {
        return new Activation(Activation.Function.RELU6, 0);
    }

    /** x, or slope x where negative; 0.01 is usual. */
    public static Activation leakyRelu(double slope) {
        return new Activation(Activation.Function.LEAKY_RELU, slope);
    }

    /** x Phi(x). */
    public static Activation gelu() {
        return new Activation(Activation.Function.GELU, 0);
    }

    /** x sigmoid(x). */
    public static Activation silu() {
        return new Activation(Activation.Function.SILU, 0);
    }

    /** x times the hard sigmoid of x. */
    public static Activation hardSwish() {
        return new Activation(Activation.Function.HARD_SWISH, 0);
    }

    /** Hyperbolic tangent. */
    public static Activation tanh() {
        return new Activation(Activation.Function.TANH, 0);
    }

    /** 1 / (1 + exp(-x)). */
    public static Activation sigmoid() {
        return new Activation(Activation.Function.SIGMOID, 0);
    }

    /** min(max(x / 6 + 1 / 2, 0), 1). */
    public static Activation hardSigmoid() {
        return new Activation(Activation.Function.HARD_SIGMOID, 0);
    }

    /** A basic residual block. */
    public static ResidualBlock residual(int channels, int stride) {
        return new ResidualBlock(channels, stride, 0);
    }

    /** A join whose parts are named as if they stood in its place. */
    public static Named inline(Join join) {
        return new Named("", join);
    }

    /** A layer under a name of your own. */
    public static Named named(String name, Layer layer) {
        return new Named(name, layer);
    }
}
