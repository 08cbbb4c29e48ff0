package dev.fovea.picture;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;

/** The parts of a file that a decoder gets to see, in the file's order, without the rest having been copied. */
final class Kept {
    private final byte[] bytes;
    private int[] bounds = new int[32];
    private int used;

    /** Nothing of it yet. */
    Kept(byte[] bytes) {
        this.bytes = bytes;
    }

    static Kept all(byte[] bytes) {
        Kept kept = new Kept(bytes);
        kept.add(0, bytes.length);
        return kept;
    }

    /** Keeps the next part; parts that touch become one. */
    void add(int from, int length) {
        if (used > 0 && bounds[used - 1] == from) {
            bounds[used - 1] = from + length;
            return;
        }
        if (used == bounds.length) {
            bounds = Arrays.copyOf(bounds, used * 2);
        }
        bounds[used++] = from;
        bounds[used++] = from + length;
    }

    /** The parts joined, in native memory that the caller's scope frees. */
    BytePointer toNative() {
        long length = 0;
        for (int i = 0; i < used; i += 2) {
            length += bounds[i + 1] - bounds[i];
        }
        BytePointer out = new BytePointer(length);
        long at = 0;
        for (int i = 0; i < used; i += 2) {
            int n = bounds[i + 1] - bounds[i];
            out.position(at).put(bytes, bounds[i], n);
            at += n;
        }
        return out.position(0);
    }
}
