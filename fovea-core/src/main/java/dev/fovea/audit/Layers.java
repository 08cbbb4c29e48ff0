package dev.fovea.audit;

import org.jspecify.annotations.Nullable;

/** A thumb from coarse to fine; each layer is made when it is asked for, since most pictures are told apart by the first. One thread. */
final class Layers {
    private final Thumb thumb;
    private final @Nullable Layer[] layers = new @Nullable Layer[3];

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
            Plane plane = Plane.of(thumb.square());
            for (int i = layers.length - 1; i > level; i--) {
                plane = plane.half();
            }
            known = new Layer(plane);
            layers[level] = known;
        }
        return known;
    }
}
