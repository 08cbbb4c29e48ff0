package dev.fovea.augment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.picture.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What {@code golden.py} made: {@code python golden.py > golden.json}. */
final class Golden {
    private static final JsonNode ALL = all();

    private Golden() {}

    private static JsonNode all() {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("golden.json"))) {
            return Json.JSON.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8), "golden.json");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of one part. */
    static List<JsonNode> rows(String part) {
        return StreamSupport.stream(ALL.get(part).spliterator(), false).toList();
    }

    /** The picture that a row names. */
    static Picture picture(JsonNode row) {
        return Pictures.named(
                row.get("picture").asText(),
                row.get("height").asInt(),
                row.get("width").asInt(),
                row.get("channels").asInt());
    }

    static double[] arguments(JsonNode row) {
        return StreamSupport.stream(row.get("arguments").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    /** The largest difference to a row's bytes; more than 255 where the lengths differ. */
    static int farthest(JsonNode row, byte[] values) {
        byte[] golden = HexFormat.of().parseHex(row.get("values").asText());
        return golden.length != values.length
                ? 256
                : IntStream.range(0, golden.length)
                        .map(i -> Math.abs((golden[i] & 0xff) - (values[i] & 0xff)))
                        .max()
                        .orElse(0);
    }
}
