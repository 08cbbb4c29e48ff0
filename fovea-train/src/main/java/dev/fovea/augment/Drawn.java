package dev.fovea.augment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one picture goes through in one stage, drawn step by step; for {@link Augmenter} alone. Not a value; one thread. */
public final class Drawn {
    private final List<Change> changes = new ArrayList<>(4);
    private Move map = Affine.IDENTITY;
    private Frame frame;
    private Elastic.@Nullable Bend bend;

    Drawn(Frame frame) {
        this.frame = frame;
    }

    void move(Move next, Frame after) {
        map = map.then(next);
        frame = after;
    }

    void move(Move next) {
        move(next, frame);
    }

    void change(Change next) {
        changes.add(next);
    }

    void bend(Elastic.Bend last) {
        bend = last;
    }

    /** From the picture before the stage to the picture behind it, but for the bend, which comes last. */
    Move map() {
        return map;
    }

    /** The picture so far. */
    Frame frame() {
        return frame;
    }

    Elastic.@Nullable Bend bend() {
        return bend;
    }

    List<Change> changes() {
        return changes;
    }
}
