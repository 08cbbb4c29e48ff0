package dev.fovea.net;

import dev.fovea.base.Seed;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/** Draws the numbers that parameters start with. */
final class InitialValues {
    private InitialValues() {}

    /** The numbers of one parameter, in the order of its dimensions. */
    static float[] draw(Parameter parameter, Seed seed) {
        float[] out = new float[Math.toIntExact(parameter.count())];
        switch (parameter.initial()) {
            case ZEROS -> Arrays.fill(out, 0);
            case ONES -> Arrays.fill(out, 1);
            case MILLIONTH -> Arrays.fill(out, 1e-6f);
            case NARROW_NORMAL -> normal(out, 0.02, seed);
            case HE_NORMAL -> normal(out, Math.sqrt(2.0 / parameter.fanIn()), seed);
            case GLOROT_UNIFORM ->
                uniform(out, Math.sqrt(6.0 / (parameter.fanIn() + parameter.fanOut())), seed.random());
        }
        return out;
    }

    private static void normal(float[] out, double spread, Seed seed) {
        Random random = new Random(seed.value());
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (random.nextGaussian() * spread);
        }
    }

    private static void uniform(float[] out, double bound, SplittableRandom random) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
    }
}
