package dev.fovea.augment;

import dev.fovea.picture.Picture;
import java.util.Arrays;

/**
 * One channel, straight from the bytes; weights of 11 bits. On 28 x 28 faster than OpenCV's {@code warpAffine}, whose
 * call and copies cost more than the sampling.
 */
final class GraySampler implements Sampler {
    private static final int BITS = 11;
    private static final int SHIFT = Line.BITS - BITS;
    private static final int MASK = (1 << BITS) - 1;
    private static final int HALF = 1 << (2 * BITS - 1);

    private final Fill fill;
    private byte[] scratch = {};
    private byte[] source = {};
    private int stride;

    GraySampler(Fill fill) {
        this.fill = fill;
    }

    @Override
    public long rounding() {
        return 1L << (SHIFT - 1);
    }

    @Override
    public void open(Picture picture, Margins margins) {
        stride = margins.width(picture);
        if (margins.isNone()) {
            source = picture.pixels();
            return;
        }
        int n = stride * margins.height(picture);
        if (scratch.length < n) {
            scratch = new byte[n];
        } else if (fill == Fill.CONSTANT) {
            Arrays.fill(scratch, 0, n, (byte) 0);
        }
        source = scratch;
        int[] columns = margins.columns(picture, fill);
        for (int row = 0; row < picture.height(); row++) {
            widen(picture, row, columns, margins);
        }
        margins.copyRows(scratch, picture, fill);
    }

    private void widen(Picture picture, int row, int[] columns, Margins margins) {
        byte[] in = picture.pixels();
        int width = picture.width();
        int from = row * width;
        int to = (margins.top() + row) * stride;
        System.arraycopy(in, from, scratch, to + margins.left(), width);
        for (int i = 0; i < columns.length; i++) {
            int at = i < margins.left() ? to + i : to + width + i;
            scratch[at] = columns[i] < 0 ? 0 : in[from + columns[i]];
        }
    }

    @Override
    public void near(Line line, byte[] out) {
        // locals, because a store into the target would make the loop read fields again
        byte[] in = source;
        int row = stride;
        long stepX = line.stepX();
        long stepY = line.stepY();
        long x = line.x();
        long y = line.y();
        int end = line.out() + line.size();
        for (int i = line.out(); i < end; i++) {
            int at = (int) (y >> Line.BITS) * row + (int) (x >> Line.BITS);
            int fx = (int) (x >>> SHIFT) & MASK;
            int fy = (int) (y >>> SHIFT) & MASK;
            int top = between(in[at] & 0xff, in[at + 1] & 0xff, fx);
            int bottom = between(in[at + row] & 0xff, in[at + row + 1] & 0xff, fx);
            out[i] = (byte) ((between(top, bottom, fy) + HALF) >> (2 * BITS));
            x += stepX;
            y += stepY;
        }
    }

    @Override
    public void near(Positions row, byte[] out) {
        byte[] in = source;
        for (int i = 0; i < row.size(); i++) {
            int at = (int) (row.y(i) >> Line.BITS) * stride + (int) (row.x(i) >> Line.BITS);
            int fx = (int) (row.x(i) >>> SHIFT) & MASK;
            int fy = (int) (row.y(i) >>> SHIFT) & MASK;
            int top = between(in[at] & 0xff, in[at + 1] & 0xff, fx);
            int bottom = between(in[at + stride] & 0xff, in[at + stride + 1] & 0xff, fx);
            out[row.out() + i] = (byte) ((between(top, bottom, fy) + HALF) >> (2 * BITS));
        }
    }

    @Override
    public void far(Picture picture, Positions row, byte[] out) {
        for (int i = 0; i < row.size(); i++) {
            int x = (int) (row.x(i) >> Line.BITS);
            int y = (int) (row.y(i) >> Line.BITS);
            int fx = (int) (row.x(i) >>> SHIFT) & MASK;
            int fy = (int) (row.y(i) >>> SHIFT) & MASK;
            int top = between(at(picture, y, x), at(picture, y, x + 1), fx);
            int bottom = between(at(picture, y + 1, x), at(picture, y + 1, x + 1), fx);
            out[row.out() + i] = (byte) ((between(top, bottom, fy) + HALF) >> (2 * BITS));
        }
    }

    private int at(Picture picture, int row, int column) {
        int y = fill.index(row, picture.height());
        int x = fill.index(column, picture.width());
        return (y | x) < 0 ? 0 : picture.at(y, x, 0);
    }

    private static int between(int a, int b, int weight) {
        return (a << BITS) + weight * (b - a);
    }
}
