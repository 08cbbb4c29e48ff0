package dev.fovea.net;

import dev.fovea.base.Check;

/**
 * A window that slides over feature maps.
 *
 * @param kernel its size
 * @param stride its step
 * @param padding rows and columns added on each side
 * @param dilation the distance between two rows or columns that it reads
 */
public record Window(Extent kernel, Extent stride, Extent padding, Extent dilation) {
    /** Checks the ranges. */
    public Window {
        Check.that(kernel.area() >= 1, "kernel must be at least 1x1, but was %s", kernel);
        Check.that(stride.area() >= 1, "stride must be at least 1x1, but was %s", stride);
        Check.that(dilation.area() >= 1, "dilation must be at least 1x1, but was %s", dilation);
    }

    /** A window without padding or dilation. */
    public static Window of(Extent kernel, Extent stride) {
        return new Window(kernel, stride, Extent.NONE, Extent.ONE);
    }

    /** The same window with another step. */
    public Window withStride(Extent other) {
        return new Window(kernel, other, padding, dilation);
    }

    /** The same window with other padding. */
    public Window withPadding(Extent other) {
        return new Window(kernel, stride, other, dilation);
    }

    /** The same window, reading pixels further apart. */
    public Window withDilation(Extent other) {
        return new Window(kernel, stride, padding, other);
    }

    /** Rows that come out for this many going in; below 1 where the window does not fit. */
    int slideDown(int rows) {
        return Extent.slide(rows, kernel.height(), stride.height(), padding.height(), dilation.height());
    }

    /** Columns that come out for this many going in; below 1 where the window does not fit. */
    int slideAcross(int columns) {
        return Extent.slide(columns, kernel.width(), stride.width(), padding.width(), dilation.width());
    }

    /** The smallest input that the window fits into. */
    Extent reach() {
        return new Extent(
                Math.max(1, dilation.height() * (kernel.height() - 1) + 1 - 2 * padding.height()),
                Math.max(1, dilation.width() * (kernel.width() - 1) + 1 - 2 * padding.width()));
    }
}
