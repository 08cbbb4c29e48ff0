package dev.fovea.weights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files with bits flipped, bytes overwritten, pieces cut out, doubled and spliced in from another file. Each is read to its
 * last number, or refused with a reason, within 2 s and with little memory.
 */
class WeightsMutationTest {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** What one reading may allocate: a few megabytes for a file of 8 kB, mostly the ZIP library's buffers. */
    private static final long MOST_BYTES = 64L << 20;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "legacy.pth", "wrapped.pth", "torch.safetensors"})
    void fewMutations(String name) throws IOException {
        mutate(name, 200, 1);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "legacy.pth", "wrapped.pth", "torch.safetensors"})
    void manyMutations(String name) throws IOException {
        mutate(name, 5000, 2);
    }

    private void mutate(String name, int count, long seed) throws IOException {
        byte[] original = Checkpoints.committed(name);
        byte[] other = Checkpoints.committed(name.equals("zip.pth") ? "wrapped.pth" : "zip.pth");
        Random random = new Random(seed);
        Map<String, Integer> outcomes = new TreeMap<>();
        read(Files.write(temp.resolve("first"), original)); // classes are loaded before memory is measured
        for (int i = 0; i < count; i++) {
            Path file = Files.write(temp.resolve("mutated"), changed(original, other, random));
            long memory = allocated();
            long start = System.nanoTime();
            String outcome = read(file);
            assertThat(System.nanoTime() - start).as("%s, number %d", name, i).isLessThan(MOST_NANOS);
            assertThat(allocated() - memory).as("%s, number %d", name, i).isLessThan(MOST_BYTES);
            outcomes.merge(outcome, 1, Integer::sum);
            Files.delete(file); // a mapped file must not be written over while it is mapped
        }
        assertThat(outcomes.keySet()).as("%s", outcomes).contains("read").hasSizeGreaterThan(5);
    }

    /** "read", or the reason with its numbers left out. */
    private static String read(Path file) {
        try {
            StateDict state = StateDict.read(file);
            for (StoredTensor tensor : state.tensors().values()) {
                assertThat((long) tensor.floats().length).isEqualTo(tensor.count());
            }
            return "read";
        } catch (FoveaException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            return e.getMessage().replaceAll("\\(.*", "").replaceAll("-?\\d+", "#");
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static byte[] changed(byte[] original, byte[] other, Random random) {
        byte[] bytes = original.clone();
        for (int n = random.nextInt(3); n >= 0 && bytes.length > 0; n--) {
            int at = random.nextBoolean() ? random.nextInt(bytes.length) : random.nextInt(Math.min(1500, bytes.length));
            int length = 1 + random.nextInt(Math.min(64, bytes.length));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> bytes[at] = (byte) new int[] {0, 1, 0x7f, 0x80, 0xff}[random.nextInt(5)];
                case 4 -> bytes = Arrays.copyOf(bytes, Math.max(1, at)); // cut off
                case 5 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + length), new byte[0]); // cut out
                case 6 ->
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
}
