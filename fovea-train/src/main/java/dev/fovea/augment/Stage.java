package dev.fovea.augment;

import dev.fovea.base.Check;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a picture in one pass: moved by one map and bent at most once, its values changed, erased; and behind
 * that at most one change of the user's own.
 *
 * @param steps in the order of the list, none of them erasing or own
 * @param erasing in the order of the list
 * @param own null in the last stage, and where another sampling follows
 */
record Stage(
        List<Augmentation> steps,
        List<Erasing> erasing,
        @Nullable Custom own) {

    /** The list, cut behind each change of the user's own and before what moves a bent picture; at least one stage. */
    static List<Stage> of(List<Augmentation> steps) {
        List<Stage> stages = new ArrayList<>();
        int from = 0;
        boolean bent = false;
        for (int i = 0; i < steps.size(); i++) {
            Augmentation step = steps.get(i);
            if (step instanceof Custom own) {
                stages.add(of(steps.subList(from, i), own));
                from = i + 1;
                bent = false;
            } else if (bent && moves(step)) {
                stages.add(of(steps.subList(from, i), null));
                from = i;
                bent = false;
            }
            bent |= step instanceof Elastic;
        }
        stages.add(of(steps.subList(from, steps.size()), null));
        return stages;
    }

    private static boolean moves(Augmentation step) {
        return step instanceof Geometric || step instanceof Elastic || step instanceof Policy;
    }

    private static Stage of(List<Augmentation> steps, @Nullable Custom own) {
        List<Erasing> erasing = steps.stream()
                .filter(Erasing.class::isInstance)
                .map(Erasing.class::cast)
                .toList();
        return new Stage(
                steps.stream().filter(step -> !(step instanceof Erasing)).toList(), erasing, own);
    }

    /** The frame behind this stage. */
    Frame after(Frame frame) {
        Frame out = frame;
        for (Augmentation step : steps) {
            out = step instanceof Geometric geometric ? geometric.after(out) : out;
        }
        return out;
    }

    /** Draws everything but the erasing, in the order of the list. */
    Drawn draw(SplittableRandom random, Frame frame) {
        Drawn drawn = new Drawn(frame);
        for (Augmentation step : steps) {
            if (step instanceof Geometric geometric) {
                Frame now = drawn.frame();
                drawn.move(geometric.draw(random, now), geometric.after(now));
            } else if (step instanceof Photometric photometric) {
                drawn.change(photometric.draw(random));
            } else if (step instanceof Policy policy) {
                policy.draw(random, drawn);
            } else if (step instanceof Elastic elastic) {
                drawn.bend(elastic.draw(random));
            }
        }
        return drawn;
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
