package dev.fovea.torch;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.global.torch;

/**
 * Brings libtorch up as it runs best in a JVM: the allocator keeps its memory, OpenBLAS's own threads are held back
 * (they spin beside OpenMP's and cost a factor of five), no graph is recorded.
 */
public final class Engine {
    private Engine() {}

    /** Runs once, before the first tensor, in whichever thread comes first. */
    private static final class Started {
        static final String VERSION = start();

        private static String start() {
            Allocator.keepMemory();
            // native memory has owners that give it back; asking the system at each tensor how much is in use costs 6 %
            System.getProperties().putIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
            Loader.load(torch.class);
            openblas_nolapack.blas_set_num_threads(1);
            try {
                return Loader.getVersion("org.bytedeco", "pytorch");
            } catch (IOException e) {
                return "unknown";
            }
        }
    }

    /**
     * Readies the calling thread for computing; cheap when called again. Threads and recording are per-thread settings
     * of libtorch.
     *
     * @param threads that one operation started by this thread may use, at least 1
     */
    public static void enter(int threads) {
        version();
        torch.set_num_threads(threads);
        GradMode.set_enabled(false);
    }

    /** The version of libtorch and of its bindings, such as {@code 2.10.0-1.5.13}. */
    public static String version() {
        return Started.VERSION;
    }
}
