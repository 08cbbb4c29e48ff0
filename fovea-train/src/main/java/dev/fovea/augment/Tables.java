package dev.fovea.augment;

import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** Changes that give each value another one, whatever stands beside it. */
final class Tables {
    private Tables() {}

    /** The same for all pictures and channels. */
    static Change of(IntUnaryOperator value) {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) value.applyAsInt(i);
        }
        return (Retouch) (canvas, planes) ->
                Tone.look(canvas.bytes(), canvas.offset(), canvas.offset() + canvas.length(), table);
    }

    /** For each channel a table made from how often each value is there: 256 counts, at least one above 0. */
    static Change ofCounts(Function<int[], byte[]> tables) {
        return (Retouch) (canvas, planes) -> {
            for (int channel = 0; channel < canvas.channels(); channel++) {
                look(canvas, channel, tables.apply(counts(canvas, channel)));
            }
        };
    }

    private static int[] counts(Canvas canvas, int channel) {
        int[] counts = new int[256];
        int end = canvas.offset() + canvas.length();
        for (int i = canvas.offset() + channel; i < end; i += canvas.channels()) {
            counts[canvas.bytes()[i] & 0xff]++;
        }
        return counts;
    }

    private static void look(Canvas canvas, int channel, byte[] table) {
        byte[] pixels = canvas.bytes();
        int end = canvas.offset() + canvas.length();
        for (int i = canvas.offset() + channel; i < end; i += canvas.channels()) {
            pixels[i] = table[pixels[i] & 0xff];
        }
    }
}
