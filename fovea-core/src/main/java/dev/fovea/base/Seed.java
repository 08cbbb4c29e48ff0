package dev.fovea.base;

import java.util.SplittableRandom;

/**
 * Where randomness comes from: a value, never a generator that is kept. A child seed is named by what it is for (a
 * stage, an epoch, a sample), so that a draw depends on nothing but its name, and not on what was drawn before it.
 *
 * @param value any number
 */
public record Seed(long value) {
    /** A seed from a number that a person chose. */
    public static Seed of(long value) {
        return new Seed(value);
    }

    /** The seed for one named purpose, such as {@code "split"}. */
    public Seed child(String purpose) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
        }
        return new Seed(mix(value ^ mix(hash)));
    }

    /** The seed for one numbered thing, such as epoch 3. */
    public Seed child(long index) {
        return new Seed(mix(value + 0x9e3779b97f4a7c15L * (index + 1)));
    }

    /** A new generator that starts at this seed: the same draws at every call. */
    public SplittableRandom random() {
        return new SplittableRandom(value);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): each output bit depends on every input bit. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
