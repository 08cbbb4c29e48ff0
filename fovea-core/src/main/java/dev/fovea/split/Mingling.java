package dev.fovea.split;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Parts in which groups are let apart, for comparison with parts that keep them whole: every sample of a group but its first
 * changes places with one of the same labels, drawn at random from all of them. Parts keep their sizes and their class
 * counts, and most samples on their own stay where they are, so little but the parting differs. Immutable; safe from any
 * thread.
 *
 * <p>For a sample of a group, the place that it comes to is any of its class with equal chance, as if it had been dealt on its
 * own. Of several labels a sample, one whose labels are shared by fewer than {@value #FEW} samples changes places with any.
 */
public final class Mingling {
    /** Among fewer, samples of a group would often come to be together again. */
    static final int FEW = 10;

    private final Map<String, Sample> inPlaceOf = new HashMap<>();
    private final int together;

    private Mingling(List<Sample> samples, int[] taken, int together) {
        for (int place = 0; place < taken.length; place++) {
            inPlaceOf.put(samples.get(place).name(), samples.get(taken[place]).withGroup(null));
        }
        this.together = together;
    }

    /**
     * Draws who changes places with whom; the same for the same samples, in any order, and the same seed.
     *
     * @param all samples that parts will be of
     */
    public static Mingling of(Dataset all, Seed seed) {
        List<Sample> samples = all.samples().stream()
                .sorted(Comparator.comparing(Sample::name))
                .toList();
        Draw draw = new Draw(
                samples, all.task().isMultiLabel(), seed.child("mingling").random());
        Map<String, Integer> firstOf = new HashMap<>();
        int together = 0;
        for (int i = 0; i < samples.size(); i++) {
            String group = samples.get(i).group();
            Integer first = group == null ? null : firstOf.putIfAbsent(group, i);
            if (first != null) {
                draw.exchange(i, first);
                together++;
            }
        }
        return new Mingling(samples, draw.taken, together);
    }

    /** Samples that are in the group of an earlier one: 0 where every sample is on its own, and nothing changes places. */
    public int together() {
        return together;
    }

    /**
     * The part with the samples that have come to the places of its own; they have no group any more.
     *
     * @param part of samples that were drawn among
     */
    public Part over(Part part) {
        Dataset data = part.data();
        List<Sample> others = data.samples().stream()
                .map(sample -> Objects.requireNonNull(inPlaceOf.get(sample.name()), sample.name()))
                .toList();
        return new Part(data.withSamples(others), part.role());
    }

    /** All three parts. */
    public Split over(Split split) {
        return new Split(over(split.train()), over(split.validation()), over(split.test()));
    }

    /** Who is where, while samples change places. */
    private static final class Draw {
        /** The sample in each place, which at first is its own. */
        final int[] taken;

        private final int[] placeOf;
        private final List<Sample> samples;
        private final Map<LabelSet, List<Integer>> alike = new HashMap<>();
        private final List<Integer> all = new ArrayList<>();
        private final boolean several;
        private final SplittableRandom random;

        Draw(List<Sample> samples, boolean several, SplittableRandom random) {
            this.samples = samples;
            this.several = several;
            this.random = random;
            this.taken = new int[samples.size()];
            this.placeOf = new int[samples.size()];
            for (int i = 0; i < taken.length; i++) {
                taken[i] = i;
                placeOf[i] = i;
                all.add(i);
                alike.computeIfAbsent(samples.get(i).labels(), labels -> new ArrayList<>())
                        .add(i);
            }
        }

        /** Any place but that of its group's first: that would leave both where they are together. */
        void exchange(int sample, int first) {
            List<Integer> own =
                    Objects.requireNonNull(alike.get(samples.get(sample).labels()));
            List<Integer> from = several && own.size() < FEW ? all : own;
            int other = first;
            while (other == first) {
                other = from.get(random.nextInt(from.size())); // at least the sample itself is not the first
            }
            swap(placeOf[sample], placeOf[other]);
        }

        private void swap(int a, int b) {
            int sample = taken[a];
            taken[a] = taken[b];
            taken[b] = sample;
            placeOf[taken[a]] = a;
            placeOf[taken[b]] = b;
        }
    }
}
