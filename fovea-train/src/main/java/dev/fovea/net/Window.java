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

    /** Rows that come out where those left over at the end get a window, if it begins in the input. */
    int ceilDown(int rows) {
        return ceil(rows, slideDown(rows), stride.height(), padding.height(), lastDown(slideDown(rows)));
    }

    /** Columns that come out where those left over at the end get a window, if it begins in the input. */
    int ceilAcross(int columns) {
        return ceil(columns, slideAcross(columns), stride.width(), padding.width(), lastAcross(slideAcross(columns)));
    }

    private static int ceil(int in, int floor, int stride, int padding, int last) {
        boolean left = last < in + 2 * padding;
        return left && floor * stride < in + padding ? floor + 1 : floor;
    }

    /** Where the last of so many windows ends, counted from the first row of padding. */
    int lastDown(int windows) {
        return (windows - 1) * stride.height() + dilation.height() * (kernel.height() - 1) + 1;
    }

    /** Where the last of so many windows ends, counted from the first column of padding. */
    int lastAcross(int windows) {
        return (windows - 1) * stride.width() + dilation.width() * (kernel.width() - 1) + 1;
    }

    /** The smallest input that the window fits into. */
    Extent reach() {
        return new Extent(
                Math.max(1, dilation.height() * (kernel.height() - 1) + 1 - 2 * padding.height()),
                Math.max(1, dilation.width() * (kernel.width() - 1) + 1 - 2 * padding.width()));
    }
}
