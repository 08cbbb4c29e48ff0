package dev.fovea.explain;

/** Something that says how probable each class is. */
@FunctionalInterface
interface Asked {
    /**
     * Asks.
     *
     * @param pixels of pictures of the network's size, shape [n, size, size, c]
     * @param n pictures, at least 1
     * @return shape [n, k]
     */
    float[] probabilities(byte[] pixels, int n);
}
