package dev.fovea.net;

import dev.fovea.torch.Tensors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;

/**
 * Weights and pictures by the formula that {@code src/test/resources/golden/formula.py} states, so that a peer's network
 * and Fovea's hold the same numbers without a file.
 */
public final class FormulaWeights {
    private FormulaWeights() {}

    /** Where the hash of an array begins: 32-bit FNV-1a of its name. */
    private static int seed(String name) {
        int hash = 0x811C9DC5;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x01000193;
        }
        return hash;
    }

    /** In [-1, 1), 24 bits. */
    private static double draw(int seed, int index) {
        int x = index * 0x9E3779B1 + seed;
        x ^= x >>> 16;
        x *= 0x7FEB352D;
        x ^= x >>> 15;
        x *= 0x846CA68B;
        x ^= x >>> 16;
        return (x >>> 8) * 0x1p-23 - 1;
    }

    /** Numbers in [-1, 1) that depend on the name alone. */
    public static float[] draws(String name, int count) {
        int seed = seed(name);
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) draw(seed, i);
        }
        return out;
    }

    /** One array: the last part of its name and its rank say how large its numbers are; lift is added to a bias. */
    private static float[] array(String name, List<Long> dims, double norm, double lift) {
        int count = Math.toIntExact(dims.stream().reduce(1L, Math::multiplyExact));
        int seed = seed(name);
        double spread = Math.sqrt(6.0 / (count / dims.get(0)));
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            double v = draw(seed, i);
            if (name.endsWith("running_var")) {
                v = 1 + 0.5 * v;
            } else if (name.endsWith("running_mean")) {
                v = 0.1 * v;
            } else if (dims.size() >= 2) {
                v = spread * v;
            } else {
                v = name.endsWith("weight") ? norm * (1 + 0.2 * v) : lift + 0.1 * v;
            }
            out[i] = (float) v;
        }
        return out;
    }

    /**
     * Fills all arrays of a network.
     *
     * @param norm about the scale of each batch-norm
     * @param lift about its bias, in scales: far above 0, hardly any number is so near zero that rounding decides
     *     whether a ReLU lets it through
     */
    public static void fill(Weights weights, double norm, double lift) {
        Set<String> names =
                weights.plan().places().stream().map(FlatPlan.Place::name).collect(Collectors.toSet());
        for (FlatPlan.Place place : weights.plan().places()) {
            String statistic = place.name().replaceFirst("bias$", "running_mean");
            boolean normed = place.name().endsWith("bias") && names.contains(statistic);
            List<Long> dims = place.parameter().dims();
            weights.set(place.name(), array(place.name(), dims, norm, normed ? norm * lift : 0));
        }
        weights.round();
    }

    /** The same without lift. */
    public static void fill(Weights weights, double norm) {
        fill(weights, norm, 0);
    }

    /** Blocks of 8 x 8 pixels with noise on top, [n, c, h, w] in channels-last memory. */
    public static Tensor pictures(int n, Shape in) {
        int fine = seed("pixels");
        int coarse = seed("blocks");
        int rows = (in.height() + 7) / 8;
        int columns = (in.width() + 7) / 8;
        float[] out = new float[n * Math.toIntExact(in.count())];
        int i = 0;
        for (int map = 0; map < n * in.channels(); map++) {
            for (int y = 0; y < in.height(); y++) {
                for (int x = 0; x < in.width(); x++, i++) {
                    int block = (map * rows + y / 8) * columns + x / 8;
                    out[i] = (float) (draw(coarse, block) + 0.5 * draw(fine, i));
                }
            }
        }
        return Layout.channelsLast(Tensors.of(out).view(n, in.channels(), in.height(), in.width()));
    }
}
