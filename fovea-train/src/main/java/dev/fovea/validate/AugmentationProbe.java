package dev.fovea.validate;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Augmentation;
import dev.fovea.augment.HorizontalFlip;
import dev.fovea.augment.VerticalFlip;
import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.split.Folds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Looks for augmentations that hurt: a label that an augmentation changes is a wrong label, and networks that learn wrong
 * labels judge pictures as they are worse. So a small network is trained with each augmentation alone, in folds, and judged
 * on held-out pictures without it, against the same network without augmentation: the same pictures, folds and first
 * weights. An augmentation is named where more pictures are lost than won (exact McNemar test, one-sided), accuracy falls
 * below that of three such networks without augmentation by more than luck makes these differ (Student's t, one-sided), both
 * with p below 0.01 after Holm for all augmentations, accuracy falls by half a point, and it falls in every fold: what is only
 * unknown to a network is learnt on the way and costs little. For those named, networks that never saw them say what changed held-out
 * pictures are surely taken for.
 *
 * <p>Cost: at most 3,000 pictures, of 32 pixels, in three folds, about 12,000 pictures trained on for each fold and
 * augmentation: some 15 seconds of one core an augmentation. The test part is not looked at.
 */
public final class AugmentationProbe {
    static final int MOST = 3_000;
    static final int FOLDS = 3;

    private final Recipe asked;
    private final Interrupt interrupt;
    private final Consumer<Probed> listener;

    /**
     * @param asked whose augmentation, flips apart, is probed; its size, fit and channels hold where they are set
     * @param interrupt asked between trainings; what is ready by then is told
     * @param listener told of each augmentation as it is ready, not yet adjusted for the number of them
     */
    public AugmentationProbe(Recipe asked, Interrupt interrupt, Consumer<Probed> listener) {
        this.asked = asked;
        this.interrupt = interrupt;
        this.listener = listener;
    }

    /**
     * Probes.
     *
     * @param data labelled with one label a picture, of at least two classes with six pictures
     * @throws dev.fovea.base.FoveaException if pictures have several labels, or are too few
     */
    public Probe run(Dataset data) {
        Check.world(
                !data.task().isMultiLabel(),
                "pictures must have one label each to be probed, but have several in \"%s\"",
                data.name());
        Seed root = asked.machine().root().child("probe");
        Dataset some = ProbeSubset.of(data, MOST, 2 * FOLDS, root.child("subset"));
        Check.world(
                Arrays.stream(some.counts()).filter(n -> n > 0).count() >= 2,
                "classes with at least %d pictures must be 2 or more to be probed, but are fewer in \"%s\"",
                2 * FOLDS,
                data.name());
        Recipe resolved = Fitting.resolve(asked, some);
        Folds folds = Folds.stratified(some, FOLDS, root.child("folds"));
        Recipe plain = ProbeTraining.recipe(resolved, folds);
        Augment list = Objects.requireNonNull(resolved.augment().list());
        try (ProbeTraining untouched = ProbeTraining.of(plain, folds, Augment.none());
                ProbeTraining second = ProbeTraining.of(plain, folds, Augment.none(), 1);
                ProbeTraining third = ProbeTraining.of(plain, folds, Augment.none(), 2)) {
            ProbeLuck luck = ProbeLuck.of(List.of(untouched, second, third));
            List<Probed> out = new ArrayList<>();
            for (Augmentation step : steps(list)) {
                if (interrupt.requested()) {
                    break;
                }
                Augment alone = Augment.of(list.fill(), step);
                try (ProbeTraining trained = ProbeTraining.of(plain, folds, alone)) {
                    out.add(ProbeVerdict.of(step, untouched, trained, luck));
                    listener.accept(out.get(out.size() - 1));
                }
            }
            return new Probe(
                    some.size(), FOLDS, untouched.accuracy(), ProbeVerdict.adjusted(out, untouched, list.fill()));
        }
    }

    /** Those of the list, and the flips. */
    private static List<Augmentation> steps(Augment list) {
        Map<String, Augmentation> out = new LinkedHashMap<>();
        list.steps().forEach(step -> out.put(step.kind(), step));
        for (Augmentation flip : List.of(new HorizontalFlip(0.5), new VerticalFlip(0.5))) {
            out.put(flip.kind(), flip);
        }
        return List.copyOf(out.values());
    }
}
