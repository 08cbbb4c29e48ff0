package dev.fovea.augment;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Applies a list of augmentations to pictures. What comes out depends on the picture and the seed alone, not on what
 * came before or on which thread.
 *
 * <p>Keeps scratch: one thread at a time; each worker makes its own. Cost for the standard preset on one core at
 * 2.4 GHz: see {@link Augment}.
 */
public final class Augmenter {
    private final List<Stage> stages;
    private final Warp warp;
    private final Warp inner;
    private final Tone tone = new Tone();
    private final Field field = new Field();
    private final Planes planes = new Planes();
    private final int size;
    private final int channels;

    /**
     * @param augment what to do
     * @param size side of the square that the network sees
     * @param channels of the pictures and of the result, 1 or 3
     */
    public Augmenter(Augment augment, int size, int channels) {
        this.stages = Stage.of(augment.steps());
        this.warp = new Warp(channels, augment.fill());
        this.inner = new Warp(channels, Fill.NEAREST);
        this.size = size;
        this.channels = channels;
    }

    /**
     * Writes the changed picture.
     *
     * @param source {@code size x size}, or any size where the list has a {@link RandomResizedCrop}; not written to
     * @param seed the sample's own in this epoch
     * @param out receives {@code size * size * channels} values
     * @param offset of the first of them
     */
    public void apply(Picture source, Seed seed, byte[] out, int offset) {
        Check.that(source.channels() == channels, "channels must be %d, but were %d", channels, source.channels());
        SplittableRandom random = seed.random();
        Picture now = source;
        for (int i = 0; i < stages.size() - 1; i++) {
            Stage stage = stages.get(i);
            Canvas canvas = Canvas.of(stage.after(frame(now)), channels);
            paint(stage, now, random, canvas);
            now = stage.changed(canvas, random);
        }
        Stage last = stages.get(stages.size() - 1);
        Frame frame = last.after(frame(now));
        Check.that(
                frame.width() == size && frame.height() == size,
                "augmented picture must be %d x %d, but was %d x %d. Fit it to the size first, or crop at random.",
                size,
                size,
                frame.width(),
                frame.height());
        paint(last, now, random, new Canvas(out, offset, frame, channels));
    }

    /** The same as a new picture. */
    public Picture apply(Picture source, Seed seed) {
        byte[] out = new byte[size * size * channels];
        apply(source, seed, out, 0);
        return new Picture(size, size, channels, out);
    }

    private Frame frame(Picture picture) {
        return new Frame(picture.height(), picture.width(), size);
    }

    private void paint(Stage stage, Picture source, SplittableRandom random, Canvas canvas) {
        Drawn drawn = stage.draw(random, frame(source));
        move(source, drawn, canvas);
        tone.apply(drawn.changes(), canvas, planes);
        for (Erasing erasing : stage.erasing()) {
            erasing.apply(random, canvas);
        }
    }

    private void move(Picture source, Drawn drawn, Canvas canvas) {
        Frame frame = canvas.frame();
        Move toSource = drawn.map().inverse();
        field.draw(drawn.bend(), frame, planes);
        boolean fitted = source.width() == frame.width() && source.height() == frame.height();
        if (fitted) {
            draw(source, toSource, canvas, warp);
        } else {
            Nearby nearby = Nearby.of(source, toSource, frame, field.reach());
            draw(nearby.picture(), nearby.toSource(), canvas, nearby.whole() ? inner : warp);
        }
    }

    private void draw(Picture source, Move toSource, Canvas canvas, Warp by) {
        boolean still = field.isFlat() && toSource.isIdentity();
        if (still && canvas.length() == source.pixels().length) {
            System.arraycopy(source.pixels(), 0, canvas.bytes(), canvas.offset(), canvas.length());
        } else {
            by.draw(source, toSource, field, canvas);
        }
    }
}
