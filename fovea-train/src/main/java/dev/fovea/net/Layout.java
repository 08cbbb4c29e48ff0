package dev.fovea.net;

import dev.fovea.torch.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * Channels-last memory: all channels of a pixel side by side, which the processor's vector units want.
 *
 * <p>The trap: a tensor with one channel, or of one pixel, satisfies both layouts, so {@code contiguous} gives it back
 * unchanged, and the first convolution then answers in the other one, and every layer after it follows. Only explicit
 * strides keep the layout.
 */
final class Layout {
    private Layout() {}

    /** Strides of channels-last for [n, c, h, w]. */
    static long[] strides(long channels, long height, long width) {
        return new long[] {height * width * channels, 1, width * channels, channels};
    }

    /** The same numbers in channels-last memory; a copy only where they are not. */
    static Tensor channelsLast(Tensor x) {
        Tensor packed = x.contiguous(MemoryFormat.ChannelsLast);
        long channels = packed.size(1);
        long height = packed.size(2);
        long width = packed.size(3);
        boolean ambiguous = channels == 1 || height * width == 1;
        return ambiguous
                ? packed.as_strided(
                        new long[] {packed.size(0), channels, height, width}, strides(channels, height, width))
                : packed;
    }

    /** Room for [n, c, h, w] in channels-last memory; its numbers are not set. */
    static Tensor empty(long[] dims, Precision precision) {
        return torch.empty_strided(dims, strides(dims[1], dims[2], dims[3]), new TensorOptions(precision.type()));
    }

    /** Each pixel's channels as a row: [n, c, h, w] becomes [n h w, c]; no copy where the numbers lie channels-last. */
    static Tensor rows(Tensor x) {
        return x.dim() == 2 ? x.contiguous() : x.permute(0, 2, 3, 1).reshape(-1, x.size(1));
    }

    /** Rows that lie without gaps, as feature maps of this shape in channels-last memory, or as vectors; no copy. */
    static Tensor maps(Tensor rows, Shape shape) {
        return shape.isPicture()
                ? rows.view(-1, shape.height(), shape.width(), shape.channels()).permute(0, 3, 1, 2)
                : rows;
    }

    /** Whether the numbers lie without gaps as kernels want them: maps channels-last, vectors row by row. */
    static boolean isDense(Tensor x) {
        return x.dim() == 2 ? x.stride(1) == 1 && x.stride(0) == x.size(1) : isChannelsLast(x);
    }

    /** Whether the numbers lie in channels-last memory. */
    static boolean isChannelsLast(Tensor x) {
        return x.dim() == 4
                && x.stride(1) == 1
                && x.stride(3) == x.size(1)
                && x.stride(2) == x.size(1) * x.size(3)
                && x.stride(0) == x.size(1) * x.size(2) * x.size(3);
    }
}
