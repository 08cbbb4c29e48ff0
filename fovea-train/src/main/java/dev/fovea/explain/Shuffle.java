package dev.fovea.explain;

import dev.fovea.base.Seed;
import java.util.SplittableRandom;

/** Numbers in a random order. */
final class Shuffle {
    private Shuffle() {}

    static void inPlace(float[] values, Seed seed) {
        SplittableRandom random = seed.random();
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            float value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
