package dev.fovea.validate;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Augmentation;
import dev.fovea.augment.Augmenter;
import dev.fovea.augment.Fill;
import dev.fovea.augment.HorizontalFlip;
import dev.fovea.augment.VerticalFlip;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.model.Classifier;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.score.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What changed pictures are surely taken for by networks that never saw the change. Networks are sure of strange pictures
 * too, and then mostly call all of them the same; so turns are only told where they lead to several classes.
 */
final class ProbeTurns {
    /** From here on a network is sure. */
    private static final double SURE = 0.9;

    /** Share of a class's pictures that is worth a word. */
    private static final double SHARE = 0.1;

    /** Where more than this share of all turns leads to one class, that is where strange pictures go. */
    private static final double COLLAPSED = 2.0 / 3;

    private static final int SHOWN = 3;

    private final Labels labels;
    private final int[][] turned;
    private final int[] counts;

    private ProbeTurns(Labels labels) {
        this.labels = labels;
        this.turned = new int[labels.size()][labels.size()];
        this.counts = new int[labels.size()];
    }

    static List<Probed.Turn> of(Augmentation step, ProbeTraining without, Fill fill) {
        Augment always = Augment.of(fill, always(step));
        ProbeTurns turns = new ProbeTurns(without.heldOut().get(0).labels());
        for (int f = 0; f < without.heldOut().size(); f++) {
            Dataset heldOut = without.folds().folds().get(f).heldOut().data();
            turns.count(
                    heldOut,
                    always,
                    without.classifiers().get(f),
                    without.heldOut().get(f));
        }
        return turns.told();
    }

    /** A flip of every picture. */
    private static Augmentation always(Augmentation step) {
        return step instanceof HorizontalFlip
                ? new HorizontalFlip(1)
                : step instanceof VerticalFlip ? new VerticalFlip(1) : step;
    }

    private void count(Dataset data, Augment augment, Classifier classifier, Predictions before) {
        Preprocess preprocess = classifier.card().preprocess();
        List<Sample> changed = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            Sample sample = data.samples().get(i);
            Seed seed = Seed.of(1).child("turns").child(i);
            changed.add(sample.withSource(() -> changed(sample.picture(), augment, preprocess, seed)));
        }
        Predictions after = classifier.predictions(data.withSamples(changed));
        for (int i = 0; i < data.size(); i++) {
            int truth = data.samples().get(i).label();
            counts[truth]++;
            if (sure(before, i) == truth && sure(after, i) >= 0) {
                turned[truth][sure(after, i)]++;
            }
        }
        for (int c = 0; c < counts.length; c++) {
            turned[c][c] = 0;
        }
    }

    private static Picture changed(Picture picture, Augment augment, Preprocess preprocess, Seed seed) {
        int channels = preprocess.channels().count();
        Picture source = augment.resizedCrop().isPresent() ? picture.withChannels(channels) : preprocess.fit(picture);
        return new Augmenter(augment, preprocess.size(), channels).apply(source, seed);
    }

    /** The class that is said, where it is surely; else -1. */
    private static int sure(Predictions predictions, int i) {
        int said = predictions.predicted(i);
        return predictions.probability(i, said) >= SURE ? said : -1;
    }

    private List<Probed.Turn> told() {
        int all = Arrays.stream(turned).flatMapToInt(Arrays::stream).sum();
        List<Probed.Turn> out = new ArrayList<>();
        int most = 0;
        for (int to = 0; to < counts.length; to++) {
            int into = 0;
            for (int from = 0; from < counts.length; from++) {
                into += turned[from][to];
                double share = (double) turned[from][to] / Math.max(1, counts[from]);
                if (share >= SHARE) {
                    out.add(new Probed.Turn(labels.name(from), labels.name(to), share));
                }
            }
            most = Math.max(most, into);
        }
        out.sort(Comparator.comparingDouble(turn -> -turn.share()));
        return most > COLLAPSED * all ? List.of() : out.subList(0, Math.min(SHOWN, out.size()));
    }
}
