package dev.fovea.torch;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Room that operations which run one after the other share; grows to what the greediest asks for. One thread. */
public final class Scratch implements AutoCloseable {
    /** What vector loads want addresses to be multiples of. */
    private static final long ALIGNED = 64;

    private BytePointer bytes = new BytePointer(ALIGNED).retainReference();
    private Pointer start = aligned(bytes);
    private long room;

    /** At least this many bytes, aligned to a cache line. */
    Pointer room(long wanted) {
        if (wanted > room) {
            bytes.releaseReference();
            bytes = new BytePointer(wanted + ALIGNED).retainReference();
            start = aligned(bytes);
            room = wanted;
        }
        return start;
    }

    private static Pointer aligned(BytePointer bytes) {
        return bytes.getPointer((ALIGNED - bytes.address() % ALIGNED) % ALIGNED);
    }

    @Override
    public void close() {
        bytes.releaseReference();
        bytes = new BytePointer(ALIGNED).retainReference();
        room = 0;
    }
}
