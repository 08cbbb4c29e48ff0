package dev.fovea.explain;

import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much a classifier's answer hangs on the places that an explanation names (Petsiuk et al. 2018): pixels are taken
 * away, or given, in the order of their heat, and the mean of the probability over 33 steps from none to all is told.
 *
 * @param deletion while pixels become the mean colour, the hottest first: low where the explanation is right; in 0..1
 * @param insertion while pixels become sharp in a blurred picture, the hottest first: high where it is right; in 0..1
 */
public record Faithfulness(double deletion, double insertion) {
    private static final int STEPS = 32;

    /** The blurred picture is one of 1/8 of its size, enlarged. */
    private static final int BLUR = 8;

    static Faithfulness of(Explanation explanation, Preprocess preprocess, Asked asked) {
        Picture sharp = preprocess.fit(explanation.picture());
        int small = Math.max(1, sharp.width() / BLUR);
        Picture blurred = Resize.to(Resize.to(sharp, small, small), sharp.width(), sharp.height());
        int[] order = order(explanation.map(), sharp);
        int index = explanation.explained().index();
        return new Faithfulness(
                mean(sharp, filled(sharp, Normalised.mean(preprocess)), order, index, asked),
                mean(blurred, sharp, order, index, asked));
    }

    /** Pixels by falling heat; of equals the first one first. */
    private static int[] order(HeatMap map, Picture picture) {
        int size = picture.width();
        double[] heat = IntStream.range(0, size * size)
                .mapToDouble(i -> {
                    int row = i / size;
                    return map.between((i % size + 0.5) / size, (row + 0.5) / size);
                })
                .toArray();
        return IntStream.range(0, heat.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -heat[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Picture filled(Picture like, byte[] colour) {
        byte[] pixels = new byte[like.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colour[i % colour.length];
        }
        return new Picture(like.height(), like.width(), like.channels(), pixels);
    }

    /** The mean probability while the pixels of one picture become those of another, in this order. */
    private static double mean(Picture from, Picture to, int[] order, int index, Asked asked) {
        byte[] now = from.pixels().clone();
        byte[] all = new byte[(STEPS + 1) * now.length];
        int channels = from.channels();
        int done = 0;
        for (int step = 0; step <= STEPS; step++) {
            int until = (int) ((long) step * order.length / STEPS);
            for (; done < until; done++) {
                System.arraycopy(to.pixels(), order[done] * channels, now, order[done] * channels, channels);
            }
            System.arraycopy(now, 0, all, step * now.length, now.length);
        }
        float[] rows = asked.probabilities(all, STEPS + 1);
        int classes = rows.length / (STEPS + 1);
        double sum = 0;
        for (int step = 0; step <= STEPS; step++) { // the trapezoid rule: the ends count half
            sum += rows[step * classes + index] * (step == 0 || step == STEPS ? 0.5 : 1);
        }
        return sum / STEPS;
    }
}
