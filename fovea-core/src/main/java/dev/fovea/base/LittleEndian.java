package dev.fovea.base;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as files hold them: the lowest byte first. */
public final class LittleEndian {
    private static final int PIECE = 1 << 18;

    private LittleEndian() {}

    /** Writes numbers, four bytes each; a megabyte is copied at a time, however many there are. */
    public static void write(float[] numbers, OutputStream out) throws IOException {
        byte[] bytes = new byte[Float.BYTES * Math.min(PIECE, numbers.length)];
        ByteBuffer piece = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < numbers.length; from += PIECE) {
            int n = Math.min(PIECE, numbers.length - from);
            piece.asFloatBuffer().put(numbers, from, n);
            out.write(bytes, 0, Float.BYTES * n);
        }
    }
}
