package dev.fovea.augment;

/** A picture that is being made, somewhere in a larger array. Not a value: whoever holds it may write to it. */
final class Canvas {
    private final byte[] bytes;
    private final int offset;
    private final Frame frame;
    private final int channels;

    /**
     * @param bytes holds [height, width, channels] from {@code offset} on
     * @param offset of the first value
     */
    Canvas(byte[] bytes, int offset, Frame frame, int channels) {
        this.bytes = bytes;
        this.offset = offset;
        this.frame = frame;
        this.channels = channels;
    }

    /** One in an array of its own. */
    static Canvas of(Frame frame, int channels) {
        return new Canvas(new byte[frame.height() * frame.width() * channels], 0, frame, channels);
    }

    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    Frame frame() {
        return frame;
    }

    int channels() {
        return channels;
    }

    /** Values, all channels counted. */
    int length() {
        return frame.height() * frame.width() * channels;
    }
}
