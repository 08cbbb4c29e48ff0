package dev.fovea.weights;

import dev.fovea.base.Check;
import dev.fovea.base.Json;
import dev.fovea.base.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code .safetensors}, which {@code safetensors.torch.load_file} reads: the length of the header, the header as
 * JSON padded to a multiple of eight bytes, then the numbers, the widest types first so that all are aligned.
 */
public final class SafetensorsWriter {
    private static final int ALIGNED = 8;

    private SafetensorsWriter() {}

    /**
     * Writes all tensors and the metadata, whole or not at all. A sliced or transposed tensor is written side by side; one
     * that shares its numbers with another is written by itself.
     *
     * @param target missing folders are made; an old file is replaced
     * @throws dev.fovea.base.FoveaException if it cannot be written
     */
    public static void write(StateDict state, Path target) {
        List<Map.Entry<String, StoredTensor>> sorted = state.tensors().entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> -entry.getValue().type().width())) // a stable sort: the order stays otherwise
                .toList();
        byte[] header = header(sorted, state.metadata());
        WholeFile.write(target, out -> {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (Map.Entry<String, StoredTensor> entry : sorted) {
                put(entry.getValue().raw(), out);
            }
        });
    }

    private static byte[] header(List<Map.Entry<String, StoredTensor>> sorted, Map<String, String> metadata) {
        Map<String, Object> out = new LinkedHashMap<>();
        Map<String, String> said = new LinkedHashMap<>(Map.of("format", "pt")); // who reads it wants to know
        said.putAll(metadata);
        out.put("__metadata__", said);
        long at = 0;
        for (Map.Entry<String, StoredTensor> entry : sorted) {
            StoredTensor tensor = entry.getValue();
            Check.that(!entry.getKey().equals("__metadata__"), "a tensor must not be called __metadata__");
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("dtype", tensor.type().name());
            place.put("shape", tensor.shape());
            place.put("data_offsets", List.of(at, at + tensor.bytes()));
            out.put(entry.getKey(), place);
            at += tensor.bytes();
        }
        byte[] json = Json.LINE.write(out).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNED - 1) / ALIGNED * ALIGNED);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void put(ByteBuffer bytes, OutputStream out) throws IOException {
        WritableByteChannel channel = Channels.newChannel(out);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
