package dev.fovea.audit;

import org.jspecify.annotations.Nullable;

/** A thumb from coarse to fine; each layer is made when it is asked for, since most pictures are told apart by the first. One thread. */
final class Layers {
    private final Thumb thumb;
    private final @Nullable Plane[] planes = new @Nullable Plane[3];
    private final @Nullable Layer[] layers = new @Nullable Layer[planes.length];

    Layers(Thumb thumb) {
        this.thumb = thumb;
    }

    Thumb thumb() {
        return thumb;
    }

    /** 0 is the coarsest, of a quarter of the thumb's side; 2 is the thumb itself. */
    Layer layer(int level) {
        Layer known = layers[level];
        if (known == null) {
            known = new Layer(plane(level));
            layers[level] = known;
        }
        return known;
    }

    private Plane plane(int level) {
        Plane plane = planes[level];
        if (plane == null) {
            plane = level == planes.length - 1
                    ? Plane.of(thumb.square())
                    : plane(level + 1).half();
            planes[level] = plane;
        }
        return plane;
    }
}
