package dev.fovea.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.picture.MadeFiles.Made;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files with bits flipped, bytes overwritten, pieces cut out, doubled and spliced in from other files of the format, and
 * checksums mended (PNG), so that the damage reaches the decoder. Each is a picture or a named reason within 2 s.
 */
class MutationTest {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** One picture of the largest size that these small files can announce, and the allocator's slack. */
    private static final long MOST_GROWTH = 256L << 20;

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "TIFF", "WebP", "GIF", "BMP", "PNM"})
    void fewMutations(String format) throws IOException {
        mutate(format, 200, 1);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "TIFF", "WebP", "GIF", "BMP", "PNM"})
    void manyMutations(String format) throws IOException {
        mutate(format, 5000, 2);
    }

    private static void mutate(String format, int count, long seed) throws IOException {
        List<Made> originals = MadeFiles.all().stream()
                .filter(f -> Pictures.check(f.bytes()).format().equals(format))
                .toList();
        Random random = new Random(seed);
        Map<String, Integer> outcomes = new TreeMap<>();
        decode(originals.get(0).bytes()); // natives are loaded before memory is measured
        long before = 0;
        for (int i = 0; i < count; i++) {
            Made one = originals.get(random.nextInt(originals.size()));
            byte[] other = originals.get(random.nextInt(originals.size())).bytes();
            byte[] bytes = changed(one.bytes(), other, random);
            long start = System.nanoTime();
            String outcome = decode(format.equals("PNG") && random.nextBoolean() ? withChecksums(bytes) : bytes);
            assertThat(System.nanoTime() - start).as("%s, number %d", one, i).isLessThan(MOST_NANOS);
            outcomes.merge(outcome, 1, Integer::sum);
            if (i == count / 4) { // by then every path has run
                before = resident();
            }
        }
        assertThat(resident() - before).as("growth of resident memory").isLessThan(MOST_GROWTH);
        assertThat(Pointer.totalBytes()).as("native memory still held").isLessThan(1 << 20);
        assertThat(outcomes.keySet()).as("%s", outcomes).contains("picture").hasSizeGreaterThan(2);
    }

    /** "picture", or the reason with its numbers left out. */
    private static String decode(byte[] bytes) {
        try {
            Picture picture = Pictures.decode(bytes);
            assertThat((long) picture.width() * picture.height()).isLessThanOrEqualTo(Pictures.MAX_PIXELS);
            return "picture";
        } catch (UnreadablePicture e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            return e.getMessage().replaceAll("starts with .*", "").replaceAll("-?\\d+", "#");
        }
    }

    private static byte[] changed(byte[] original, byte[] other, Random random) {
        byte[] bytes = original.clone();
        for (int n = random.nextInt(4); n >= 0 && bytes.length > 0; n--) {
            int at = random.nextBoolean() ? random.nextInt(bytes.length) : random.nextInt(Math.min(96, bytes.length));
            int length = 1 + random.nextInt(Math.min(64, bytes.length));
            switch (random.nextInt(7)) {
                case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) new int[] {0, 1, 0x7f, 0x80, 0xff}[random.nextInt(5)];
                case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at)); // cut off
                case 4 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + length), new byte[0]); // cut out
                case 5 ->
                    bytes = spliced(
                            bytes,
                            at,
                            at,
                            Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + length))); // doubled
                default -> {
                    int from = random.nextInt(other.length);
                    bytes = spliced(
                            bytes, at, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + length)));
                }
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] out = new byte[bytes.length - (to - from) + piece.length];
        System.arraycopy(bytes, 0, out, 0, from);
        System.arraycopy(piece, 0, out, from, piece.length);
        System.arraycopy(bytes, to, out, from + piece.length, bytes.length - to);
        return out;
    }

    /** A PNG whose chunks have right checksums, as far as its chunks can be followed. */
    private static byte[] withChecksums(byte[] png) {
        byte[] out = png.clone();
        java.nio.ByteBuffer view = java.nio.ByteBuffer.wrap(out);
        for (int at = 8; at + 12 <= out.length; ) {
            int length = view.getInt(at);
            if (length < 0 || length > out.length - at - 12) {
                return out;
            }
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(out, at + 4, length + 4);
            view.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
        return out;
    }

    /** Bytes of this process in memory, heap and native, after a collection; 0 where the system does not say. */
    private static long resident() throws IOException {
        System.gc(); // in a test alone, to measure: native blocks that Java still holds are no growth
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status, StandardCharsets.US_ASCII).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .collect(Collectors.summingLong(kilobytes -> Long.parseLong(kilobytes) << 10));
    }
}
