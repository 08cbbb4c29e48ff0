package dev.fovea.validate;

import dev.fovea.augment.Augmentation;
import dev.fovea.augment.Fill;
import dev.fovea.score.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whether an augmentation hurts, by what was held out. */
final class ProbeVerdict {
    /** Of the adjusted test. */
    private static final double LEVEL = 0.01;

    /** Points of accuracy that are worth a word. */
    private static final double DROP = 0.005;

    private ProbeVerdict() {}

    /** Without adjustment for others, and without turns. */
    static Probed of(Augmentation step, ProbeTraining without, ProbeTraining with, ProbeLuck luck) {
        int lost = 0;
        int won = 0;
        boolean everyFold = true;
        for (int f = 0; f < without.heldOut().size(); f++) {
            Predictions before = without.heldOut().get(f);
            Predictions after = with.heldOut().get(f);
            int difference = lost - won;
            for (int i = 0; i < before.size(); i++) {
                lost += before.isRight(i) && !after.isRight(i) ? 1 : 0;
                won += !before.isRight(i) && after.isRight(i) ? 1 : 0;
            }
            everyFold &= lost - won > difference;
        }
        List<Double> accuracies = IntStream.range(0, with.heldOut().size())
                .mapToObj(with::accuracy)
                .toList();
        double p = Math.max(SignTest.p(lost, won), luck.p(accuracies)); // both must be unlikely
        boolean named = everyFold && p < LEVEL && without.accuracy() - with.accuracy() >= DROP;
        return new Probed(step, with.accuracy(), lost, won, p, named, List.of());
    }

    /** All, adjusted for their number; those that are still named with what they turn into what. */
    static List<Probed> adjusted(List<Probed> found, ProbeTraining without, Fill fill) {
        List<Double> p = SignTest.adjusted(found.stream().map(Probed::p).toList());
        List<Probed> out = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Probed one = found.get(i);
            boolean named = one.named() && p.get(i) < LEVEL;
            List<Probed.Turn> turns = named ? ProbeTurns.of(one.step(), without, fill) : List.of();
            out.add(new Probed(one.step(), one.accuracy(), one.lost(), one.won(), p.get(i), named, turns));
        }
        return out;
    }
}
