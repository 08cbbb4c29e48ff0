package dev.fovea.torch;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * glibc gives large blocks back to the system and faults them in again at every step, because Java's threads use
 * secondary arenas. The launcher sets variables against it; inside somebody's own JVM the same is asked of
 * {@code mallopt}. Other systems need nothing.
 */
final class Allocator {
    private static final int TRIM_THRESHOLD = -1;
    private static final int TOP_PAD = -2;
    private static final int MMAP_THRESHOLD = -3;
    private static final int ARENA_MAX = -8;

    private Allocator() {}

    /** The one function of the C library that is needed. */
    public interface CLibrary extends Library {
        /** Sets a parameter of the allocator; gives 1 where it was taken. */
        @SuppressWarnings("UnusedReturnValue")
        int mallopt(int parameter, int value);
    }

    static void keepMemory() {
        if (!Platform.isLinux() || System.getenv("MALLOC_ARENA_MAX") != null) {
            return;
        }
        try {
            CLibrary c = Native.load("c", CLibrary.class);
            c.mallopt(ARENA_MAX, 1);
            c.mallopt(MMAP_THRESHOLD, 1 << 30);
            c.mallopt(TRIM_THRESHOLD, 2_000_000_000);
            c.mallopt(TOP_PAD, 1 << 28);
        } catch (UnsatisfiedLinkError e) {
            // another C library (musl): slower steps, nothing else
            return;
        }
    }
}
