package dev.fovea.augment;

import dev.fovea.base.Check;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a picture in one pass: moved by one map, toned by one table, erased; and behind that at most one
 * change of the user's own.
 *
 * @param geometric in the order of the list
 * @param photometric in the order of the list
 * @param erasing in the order of the list
 * @param own null in the last stage
 */
record Stage(
        List<Geometric> geometric,
        List<Photometric> photometric,
        List<Erasing> erasing,
        @Nullable Custom own) {

    /** The list, cut behind each change of the user's own; at least one stage. */
    static List<Stage> of(List<Augmentation> steps) {
        List<Stage> stages = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Custom own) {
                stages.add(of(steps.subList(from, i), own));
                from = i + 1;
            }
        }
        stages.add(of(steps.subList(from, steps.size()), null));
        return stages;
    }

    private static Stage of(List<Augmentation> steps, @Nullable Custom own) {
        return new Stage(only(steps, Geometric.class), only(steps, Photometric.class), only(steps, Erasing.class), own);
    }

    private static <T> List<T> only(List<Augmentation> steps, Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The frame behind this stage. */
    Frame after(Frame frame) {
        Frame out = frame;
        for (Geometric step : geometric) {
            out = step.after(out);
        }
        return out;
    }

    /** From the picture before this stage to the picture behind it. */
    Affine draw(SplittableRandom random, Frame frame) {
        Affine map = Affine.IDENTITY;
        Frame now = frame;
        for (Geometric step : geometric) {
            map = map.then(step.draw(random, now));
            now = step.after(now);
        }
        return map;
    }

    /** The user's own change of what the canvas holds; the canvas itself where there is none. */
    Picture changed(Canvas canvas, SplittableRandom random) {
        Picture before =
                new Picture(canvas.frame().height(), canvas.frame().width(), canvas.channels(), canvas.bytes());
        if (own == null) {
            return before;
        }
        Picture after = own.change().apply(before, random);
        Check.that(
                after.height() == before.height()
                        && after.width() == before.width()
                        && after.channels() == before.channels(),
                "custom augmentation \"%s\" must keep the size %s, but gave %s",
                own.name(),
                before,
                after);
        return after;
    }
}
