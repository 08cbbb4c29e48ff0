package dev.fovea.augment;

/** Arrays that changes of pixels work in, kept from picture to picture: one thread at a time. */
final class Planes {
    private float[] values = {};
    private float[] first = {};
    private float[] second = {};
    private byte[] copy = {};

    /** At least so many numbers, of any value; a picture's. */
    float[] values(int n) {
        values = values.length < n ? new float[n] : values;
        return values;
    }

    /** As {@link #values}, another array. */
    float[] first(int n) {
        first = first.length < n ? new float[n] : first;
        return first;
    }

    /** As {@link #first}, another array. */
    float[] second(int n) {
        second = second.length < n ? new float[n] : second;
        return second;
    }

    /** The canvas's values as they are now, from 0 on. */
    byte[] copy(Canvas canvas) {
        copy = copy.length < canvas.length() ? new byte[canvas.length()] : copy;
        System.arraycopy(canvas.bytes(), canvas.offset(), copy, 0, canvas.length());
        return copy;
    }
}
