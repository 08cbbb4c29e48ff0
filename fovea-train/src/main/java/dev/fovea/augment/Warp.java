package dev.fovea.augment;

import dev.fovea.picture.Picture;

/**
 * Draws a picture through an affine map, bilinearly, within one level of exact arithmetic. The picture first gets the
 * margins that the map reads, so that the loop over pixels tests no border.
 *
 * <p>Keeps scratch: one thread at a time.
 */
final class Warp {
    private final Sampler sampler;

    Warp(int channels, Fill fill) {
        sampler = Sampler.of(channels, fill);
    }

    /**
     * Fills the canvas.
     *
     * @param toSource from the canvas to the source
     */
    void draw(Picture source, Affine toSource, Canvas canvas) {
        Margins margins = Margins.of(source, toSource, canvas.frame());
        if (margins.isFar(source)) {
            far(source, toSource, canvas);
            return;
        }
        sampler.open(source, margins);
        Affine shifted = toSource.then(Affine.shift(margins.left(), margins.top()));
        Line line = new Line(shifted, canvas, sampler.rounding());
        for (int row = 0; row < canvas.frame().height(); row++) {
            sampler.near(line, canvas.bytes());
            line.down();
        }
    }

    private void far(Picture source, Affine toSource, Canvas canvas) {
        Line line = new Line(toSource, canvas, sampler.rounding());
        for (int row = 0; row < canvas.frame().height(); row++) {
            sampler.far(source, line, canvas.bytes());
            line.down();
        }
    }
}
