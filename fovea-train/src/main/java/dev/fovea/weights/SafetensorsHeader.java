package dev.fovea.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a {@code .safetensors} file, read token by token: no tree is made of what somebody else wrote.
 *
 * @param entries one for each tensor, in the header's order
 * @param metadata what the file says about itself
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    private static final int MOST_ENTRIES = 100_000;

    /**
     * Where one tensor lies.
     *
     * @param begin first byte, counted from the header's end
     * @param end the byte behind the last
     */
    record Entry(String name, ElementType type, List<Long> shape, long begin, long end) {
        /** Checks that the bytes are as many as type and shape ask for. */
        Entry {
            shape = List.copyOf(shape);
            long wanted = Strides.dense(shape).count() * type.width();
            BadFormat.unless(
                    begin >= 0 && end >= begin && end - begin == wanted,
                    "\"%s\" of shape %s must have %d bytes, but lies from %d to %d",
                    Names.shown(name),
                    shape,
                    wanted,
                    begin,
                    end);
        }
    }

    /** @throws BadFormat if it is no such header */
    static SafetensorsHeader read(ByteBuffer bytes) throws IOException {
        BadFormat.unless(bytes.get(0) == '{', "it must be .safetensors or of PyTorch's kind, but is neither");
        JsonFactory json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser in = json.createParser(stream(bytes))) {
            SafetensorsHeader out = header(in);
            BadFormat.unless(in.nextToken() == null, "the header must end with its JSON, but goes on");
            return out;
        } catch (JsonProcessingException e) {
            throw new BadFormat("the header must be JSON, but is not: " + Names.shown(e.getOriginalMessage()));
        }
    }

    private static InputStream stream(ByteBuffer bytes) {
        return new InputStream() {
            @Override
            public int read() {
                return bytes.hasRemaining() ? bytes.get() & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int count = Math.min(length, bytes.remaining());
                bytes.get(into, from, count);
                return count == 0 && length > 0 ? -1 : count;
            }
        };
    }

    private static SafetensorsHeader header(JsonParser in) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = Map.of();
        expect(in.nextToken(), JsonToken.START_OBJECT);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            if (name.equals("__metadata__")) {
                metadata = metadata(in);
            } else {
                entries.add(entry(name, in));
                BadFormat.unless(entries.size() <= MOST_ENTRIES, "tensors must be at most %d", MOST_ENTRIES);
            }
        }
        expect(in.currentToken(), JsonToken.END_OBJECT);
        return new SafetensorsHeader(entries, metadata);
    }

    private static Map<String, String> metadata(JsonParser in) throws IOException {
        Map<String, String> out = new LinkedHashMap<>();
        expect(in.nextToken(), JsonToken.START_OBJECT);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            expect(in.nextToken(), JsonToken.VALUE_STRING);
            out.put(key, in.getText());
        }
        expect(in.currentToken(), JsonToken.END_OBJECT);
        return out;
    }

    private static Entry entry(String name, JsonParser in) throws IOException {
        @Nullable ElementType type = null;
        @Nullable List<Long> shape = null;
        @Nullable List<Long> offsets = null;
        expect(in.nextToken(), JsonToken.START_OBJECT);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            switch (in.currentName()) {
                case "dtype" -> type = type(in, name);
                case "shape" -> shape = numbers(in);
                case "data_offsets" -> offsets = numbers(in);
                default ->
                    throw new BadFormat(
                            "\"" + Names.shown(name) + "\" must have dtype, shape and data_offsets, but has \""
                                    + Names.shown(in.currentName()) + "\"");
            }
        }
        expect(in.currentToken(), JsonToken.END_OBJECT);
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw new BadFormat(
                    "\"" + Names.shown(name) + "\" must have dtype, shape and two data_offsets, but has not");
        }
        return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private static ElementType type(JsonParser in, String name) throws IOException {
        expect(in.nextToken(), JsonToken.VALUE_STRING);
        String word = in.getText();
        return ElementType.ofSafetensors(word)
                .orElseThrow(() -> new BadFormat("dtype of \"" + Names.shown(name) + "\" must be one of "
                        + List.of(ElementType.values()) + ", but was " + Names.shown(word)));
    }

    private static List<Long> numbers(JsonParser in) throws IOException {
        List<Long> out = new ArrayList<>();
        expect(in.nextToken(), JsonToken.START_ARRAY);
        while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            out.add(in.getLongValue());
            BadFormat.unless(out.size() <= Strides.MOST_DIMS, "dimensions must be at most %d", Strides.MOST_DIMS);
        }
        expect(in.currentToken(), JsonToken.END_ARRAY);
        return out;
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) {
        BadFormat.unless(found == wanted, "the header must have %s here, but has %s", wanted, String.valueOf(found));
    }
}
