package dev.fovea.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a {@code .safetensors} file: the length of its header in eight bytes, the header as JSON, then the numbers. As
 * the format's description asks, tensors must cover the numbers without holes or overlaps.
 */
final class Safetensors {
    /** The format's own limit. */
    private static final long MOST_HEADER = 100_000_000;

    private Safetensors() {}

    /**
     * Whether a file begins like one: a length below 4 GiB and a brace. Asked before other formats are, since the length's
     * bytes may be what those begin with.
     */
    static boolean begins(ByteBuffer head) {
        return head.remaining() > Long.BYTES && head.getInt(Integer.BYTES) == 0 && head.get(Long.BYTES) == '{';
    }

    static StateDict read(String origin, FileBytes bytes) throws IOException {
        BadFormat.unless(
                bytes.size() >= Long.BYTES, "a header's length must be 8 bytes, but the file has %d", bytes.size());
        long length = bytes.slice(0, Long.BYTES).getLong(0);
        BadFormat.unless(
                length >= 2 && length <= MOST_HEADER,
                "it must be .safetensors or of PyTorch's kind, but as .safetensors its header would have %s bytes",
                Long.toUnsignedString(length));
        long data = Long.BYTES + length;
        SafetensorsHeader header = SafetensorsHeader.read(bytes.slice(Long.BYTES, length));
        checkCover(header.entries(), bytes.size() - data);
        Map<String, StoredTensor> out = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            out.put(
                    entry.name(),
                    new StoredTensor(
                            entry.type(),
                            Strides.dense(entry.shape()),
                            bytes.slice(data + entry.begin(), entry.end() - entry.begin())));
        }
        return StateDict.mended(origin, new Unwrapped(out, List.of()), header.metadata());
    }

    private static void checkCover(List<SafetensorsHeader.Entry> entries, long length) {
        long at = 0;
        List<SafetensorsHeader.Entry> sorted = entries.stream()
                .sorted(Comparator.comparingLong(SafetensorsHeader.Entry::begin)
                        .thenComparingLong(SafetensorsHeader.Entry::end))
                .toList();
        for (SafetensorsHeader.Entry entry : sorted) {
            BadFormat.unless(
                    entry.begin() == at,
                    "\"%s\" must begin at byte %d of the numbers, behind the one before it, but begins at %d",
                    Names.shown(entry.name()),
                    at,
                    entry.begin());
            at = entry.end();
        }
        BadFormat.unless(at == length, "the tensors must take the %d bytes behind the header, but take %d", length, at);
    }
}
