package dev.fovea.augment;

import dev.fovea.picture.Picture;

/**
 * Draws a picture through a map, bilinearly, within one level of exact arithmetic. The picture first gets the margins
 * that the map reads, so that the loop over pixels tests no border.
 *
 * <p>Keeps scratch: one thread at a time.
 */
final class Warp {
    private final Sampler sampler;

    Warp(int channels, Fill fill) {
        sampler = Sampler.of(channels, fill);
    }

    /** Fills the canvas; as {@link #draw(Picture, Move, Field, Canvas)}, with nothing bent. */
    void draw(Picture source, Move toSource, Canvas canvas) {
        draw(source, toSource, new Field(), canvas);
    }

    /**
     * Fills the canvas.
     *
     * @param toSource from the canvas to the source
     * @param field what displaces the canvas's pixels before that
     */
    void draw(Picture source, Move toSource, Field field, Canvas canvas) {
        Margins margins = Margins.of(source, toSource, canvas.frame(), field.reach());
        boolean far = margins.isFar(source);
        if (!far) {
            sampler.open(source, margins);
        }
        if (!field.isFlat() || !(toSource instanceof Affine affine)) {
            Move map = far ? toSource : toSource.then((Move) Affine.shift(margins.left(), margins.top()));
            bent(source, map, field, canvas, far);
        } else if (far) {
            far(source, affine, canvas);
        } else {
            near(affine.then(Affine.shift(margins.left(), margins.top())), canvas);
        }
    }

    private void near(Affine toSource, Canvas canvas) {
        Line line = new Line(toSource, canvas, sampler.rounding());
        for (int row = 0; row < canvas.frame().height(); row++) {
            sampler.near(line, canvas.bytes());
            line.down();
        }
    }

    private void far(Picture source, Affine toSource, Canvas canvas) {
        Line line = new Line(toSource, canvas, sampler.rounding());
        Positions positions = new Positions(canvas.frame().width());
        for (int row = 0; row < canvas.frame().height(); row++) {
            positions.take(line);
            sampler.far(source, positions, canvas.bytes());
            line.down();
        }
    }

    private void bent(Picture source, Move toSource, Field field, Canvas canvas, boolean far) {
        Positions positions = new Positions(canvas.frame().width());
        int length = canvas.frame().width() * canvas.channels();
        for (int row = 0; row < canvas.frame().height(); row++) {
            positions.take(toSource, field, row, sampler.rounding());
            positions.goTo(canvas.offset() + row * length);
            if (far) {
                sampler.far(source, positions, canvas.bytes());
            } else {
                sampler.near(positions, canvas.bytes());
            }
        }
    }
}
