package dev.fovea.torch;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * oneDNN itself, beside the copy inside libtorch, which can be reached only through operations that plan anew at every
 * call. Planned once, with memory that stays, its convolutions and above all its poolings take a third less time. Where
 * there is no native library for the machine, layers go on with libtorch.
 */
public final class OneDnn {
    private OneDnn() {}

    /** Comes up once, in whichever thread comes first. */
    private static final class Started {
        static final @Nullable dnnl_engine ENGINE = start();

        private static @Nullable dnnl_engine start() {
            Engine.version(); // libtorch first: both then share one pool of threads
            try {
                Loader.load(dnnl.class);
                dnnl_engine engine = new dnnl_engine();
                check(dnnl.dnnl_engine_create(engine, dnnl.dnnl_cpu, 0));
                return engine;
            } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
                return null;
            }
        }
    }

    /** Whether it runs here. */
    public static boolean present() {
        return Started.ENGINE != null;
    }

    static dnnl_engine engine() {
        dnnl_engine engine = Started.ENGINE;
        if (engine == null) {
            throw new IllegalStateException("oneDNN is not here");
        }
        return engine;
    }

    static void check(int status) {
        if (status == dnnl.dnnl_unimplemented) {
            throw new Unplanned("oneDNN has no implementation of this");
        }
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("oneDNN failed with status " + status);
        }
    }

    /** oneDNN cannot do this, or only slowly: libtorch is the better choice. */
    public static final class Unplanned extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unplanned(String message) {
            super(message);
        }
    }
}
