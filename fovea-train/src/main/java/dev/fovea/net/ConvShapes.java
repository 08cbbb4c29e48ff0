package dev.fovea.net;

import dev.fovea.torch.DnnPlan;
import dev.fovea.torch.Precision;
import org.bytedeco.dnnl.dnnl_memory_desc;

/**
 * A convolution's shapes as oneDNN takes them.
 *
 * @param conv the layer
 * @param from shape of one picture's feature maps going in
 * @param n pictures
 */
record ConvShapes(Conv conv, Shape from, long n) {
    /** [n, c, h, w] going in. */
    long[] in() {
        return new long[] {n, from.channels(), from.height(), from.width()};
    }

    /** [n, c, h, w] coming out. */
    long[] out() {
        Shape out = conv.shape(from);
        return new long[] {n, out.channels(), out.height(), out.width()};
    }

    /** Feature maps of this shape, channels-last. */
    dnnl_memory_desc maps(DnnPlan plan, Precision precision, long[] dims) {
        return plan.laid(precision, dims, Layout.strides(dims[1], dims[2], dims[3]));
    }

    /** One number for each map that comes out. */
    dnnl_memory_desc biases(DnnPlan plan, Precision precision) {
        return plan.laid(precision, new long[] {conv.channels()}, new long[] {1});
    }

    private long each() {
        return from.channels() / conv.groups();
    }

    /** [o, i, h, w], with groups [g, o / g, i, h, w]. */
    long[] weightDims() {
        Extent kernel = conv.window().kernel();
        return conv.groups() == 1
                ? new long[] {conv.channels(), each(), kernel.height(), kernel.width()}
                : new long[] {conv.groups(), conv.channels() / conv.groups(), each(), kernel.height(), kernel.width()};
    }

    /** How libtorch holds them: output channels outermost, then rows, columns, input channels. */
    long[] weightStrides() {
        Extent kernel = conv.window().kernel();
        long output = kernel.area() * each();
        return conv.groups() == 1
                ? new long[] {output, 1, kernel.width() * each(), each()}
                : new long[] {output * (conv.channels() / conv.groups()), output, 1, kernel.width() * each(), each()};
    }

    /** Steps down and across. */
    long[] strides() {
        return conv.window().stride().longs();
    }

    /** Rows and columns added on each side. */
    long[] padding() {
        return conv.window().padding().longs();
    }

    /** Rows and columns left out between two that are read. */
    long[] dilates() {
        Extent dilation = conv.window().dilation();
        return new long[] {dilation.height() - 1L, dilation.width() - 1L};
    }
}
