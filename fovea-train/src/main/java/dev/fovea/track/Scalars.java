package dev.fovea.track;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * TensorBoard's events as protobuf: the fields of {@code Event}, {@code SessionLog} and {@code Summary} that scalars need
 * (TensorBoard, {@code tensorboard/compat/proto/event.proto} and {@code summary.proto}).
 */
final class Scalars {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;

    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_NUMBER = 2;

    private static final int SESSION_STATUS = 1;
    private static final int SESSION_START = 1;

    private Scalars() {}

    private interface Fields {
        void to(CodedOutputStream out) throws IOException;
    }

    /**
     * The first event of every file.
     *
     * @param seconds since 1970
     */
    static byte[] version(double seconds) {
        return message(out -> {
            out.writeDouble(WALL_TIME, seconds);
            out.writeString(FILE_VERSION, "brain.Event:2");
        });
    }

    /** Says that what earlier files hold from this step on did not happen: the run went back to before it. */
    static byte[] restart(double seconds, long step) {
        byte[] start = message(out -> out.writeEnum(SESSION_STATUS, SESSION_START));
        return event(seconds, step, out -> out.writeByteArray(SESSION_LOG, start));
    }

    /** Numbers by their tag, all of one step. */
    static byte[] numbers(double seconds, long step, Map<String, Double> values) {
        byte[] summary = message(out -> {
            for (Map.Entry<String, Double> value : values.entrySet()) {
                byte[] one = message(in -> {
                    in.writeString(VALUE_TAG, value.getKey());
                    in.writeFloat(VALUE_NUMBER, value.getValue().floatValue());
                });
                out.writeByteArray(SUMMARY_VALUE, one);
            }
        });
        return event(seconds, step, out -> out.writeByteArray(SUMMARY, summary));
    }

    private static byte[] event(double seconds, long step, Fields what) {
        return message(out -> {
            out.writeDouble(WALL_TIME, seconds);
            out.writeInt64(STEP, step);
            what.to(out);
        });
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.to(out);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }
}
