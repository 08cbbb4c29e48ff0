package dev.fovea.torch;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Room that operations which run one after the other share; grows to what the greediest asks for. One thread. */
public final class Scratch implements AutoCloseable {
    /** What vector loads want addresses to be multiples of. */
    private static final long ALIGNED = 64;

    private @Nullable BytePointer bytes;
    private Pointer start = new Pointer();
    private long room;

    /** At least this many bytes, aligned to a cache line; no address where none are wanted. */
    Pointer room(long wanted) {
        if (wanted > room) {
            close();
            BytePointer fresh = new BytePointer(wanted + ALIGNED).retainReference();
            bytes = fresh;
            start = aligned(fresh);
            room = wanted;
        }
        return start;
    }

    private static Pointer aligned(BytePointer bytes) {
        return bytes.getPointer((ALIGNED - bytes.address() % ALIGNED) % ALIGNED);
    }

    @Override
    public void close() {
        if (bytes != null) {
            bytes.releaseReference();
        }
        bytes = null;
        start = new Pointer();
        room = 0;
    }
}
