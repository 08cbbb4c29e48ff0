package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Sha256;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.model.Provenance;
import dev.fovea.torch.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read again to the bit, and no damage goes unnoticed. */
class CheckpointFileTest {
    @TempDir
    private Path folder;

    private static Checkpoint checkpoint(int epoch, int batch) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        float[] odd = {0f, -0f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 1 / 3f};
        float[] many = new float[300_001]; // more than one piece
        Random random = new Random(1);
        for (int i = 0; i < many.length; i++) {
            many[i] = random.nextFloat();
        }
        arrays.put("weights", many);
        arrays.put("statistics", odd);
        arrays.put("empty", new float[0]);
        arrays.put("best/c\u00f6nv.weight", odd);
        EpochReport.Fitness judged = new EpochReport.Fitness(0.1 + 0.2, 1 / 3.0, 17);
        EpochReport.Fitness nothing = new EpochReport.Fitness(Double.NaN, 0, 0);
        EpochReport report = new EpochReport(
                1, 1e-3 / 3, judged, nothing, judged, Double.POSITIVE_INFINITY, new StepTimes(1, 2, 3, 4, 5), 0.1);
        Origin origin = new Origin("recipe: 1\n", "name: n\n", "hash", Provenance.Machine.here());
        Preprocess preprocess =
                new Preprocess(28, Fit.STRETCH, 28, Channels.GRAY, List.of(0.1 + 0.2), List.of(1 / 3.0));
        Position.Sums sums = new Position.Sums(0.1 + 0.7, 0.1 + 0.2, 3, 5, 5, 1.5);
        return Checkpoint.of(
                new Checkpoint.Fixed(origin, preprocess),
                new Position(epoch, batch, 123_456_789_012L, sums, false, Precision.BF16),
                List.of(report),
                arrays);
    }

    private Path written() {
        Path file = folder.resolve("a.checkpoint");
        CheckpointFile.write(file, checkpoint(3, 7));
        return file;
    }

    @Test
    void comesBackToTheBit() throws IOException {
        Checkpoint before = checkpoint(3, 7);
        Path file = folder.resolve("a.checkpoint");
        long bytes = CheckpointFile.write(file, before);
        assertThat(Files.size(file)).isEqualTo(bytes);
        Checkpoint after = CheckpointFile.read(file);
        assertThat(after.header()).isEqualTo(before.header());
        assertThat(after.arrays().keySet())
                .containsExactlyElementsOf(before.arrays().keySet());
        before.arrays()
                .forEach((name, values) ->
                        assertThat(bits(after.arrays().get(name))).as(name).isEqualTo(bits(values)));
        assertThat(after.best().keySet()).containsExactly("c\u00f6nv.weight");
    }

    private static int[] bits(float[] values) {
        int[] out = new int[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Float.floatToRawIntBits(values[i]);
        }
        return out;
    }

    @Test
    void everyChangedBitIsFound() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            // the first 200 in the head and the header, the last in the hash, the others anywhere
            int at = i < 200 ? i * 5 : i < 220 ? whole.length - 1 - i % 32 : random.nextInt(whole.length);
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            assertThatThrownBy(() -> CheckpointFile.read(file))
                    .as("byte %d", at)
                    .isInstanceOf(DamagedCheckpoint.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("at byte");
        }
    }

    @Test
    void everyCutIsFound() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(8);
        for (int i = 0; i < 150; i++) {
            int length = i < 100 ? i : random.nextInt(whole.length);
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> CheckpointFile.read(file))
                    .as("%d bytes", length)
                    .isInstanceOf(DamagedCheckpoint.class);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 4));
        assertThatThrownBy(() -> CheckpointFile.read(file)).isInstanceOf(DamagedCheckpoint.class);
    }

    /** With a hash that fits: somebody made it so. No claim makes it ask for more memory than the file is long. */
    @Test
    void falseClaimsAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        String header = new String(
                whole,
                CheckpointFile.HEAD,
                ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(12),
                StandardCharsets.UTF_8);
        refused(forged(header.replace("\"count\":300001", "\"count\":2000000000"), 0), "array weights");
        refused(forged(header.replace("\"count\":300001", "\"count\":9000000000000000000"), 0), "array weights");
        refused(forged(header.replace("\"count\":300001", "\"count\":-1"), 0), "array weights");
        refused(forged(header.replace("\"count\":300001", "\"count\":300000"), 0), "4 bytes more");
        refused(forged(header, 2_000_000_000), "header");
        refused(forged(header, -5), "header");
        refused(forged("{}", 0), "");
        refused(forged("[1]", 0), "");
        refused(forged(header.replace("\"epochs\"", "\"epoch\""), 0), "header of");
    }

    private byte[] forged(String header, int claimedLength) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        int numbers = 4 * (300_001 + 6 + 6);
        ByteBuffer out = ByteBuffer.allocate(CheckpointFile.HEAD + text.length + numbers + CheckpointFile.HASH)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put("FOVEACKP".getBytes(StandardCharsets.US_ASCII)).putInt(1);
        out.putInt(claimedLength == 0 ? text.length : claimedLength).put(text);
        byte[] before = Arrays.copyOf(out.array(), out.capacity() - CheckpointFile.HASH);
        out.position(before.length);
        return out.put(Sha256.digest().digest(before)).array();
    }

    private void refused(byte[] bytes, String why) throws IOException {
        Path file = folder.resolve("forged.checkpoint");
        Files.write(file, bytes);
        assertThatThrownBy(() -> CheckpointFile.read(file))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(why);
    }

    @Test
    void anotherVersionSaysWhichFoveaToTake() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        whole[8] = 2;
        byte[] before = Arrays.copyOf(whole, whole.length - CheckpointFile.HASH);
        System.arraycopy(Sha256.digest().digest(before), 0, whole, before.length, CheckpointFile.HASH);
        refused(whole, "version 1, but is of 2");
    }

    @Test
    void theLastTwoAreKept() {
        CheckpointFolder kept = new CheckpointFolder(folder.resolve("kept"));
        assertThat(kept.newest(text -> {})).isEmpty();
        kept.write(checkpoint(9, 999));
        kept.write(checkpoint(10, 0));
        kept.write(checkpoint(10, 12));
        assertThat(kept.newestFirst().stream().map(Path::getFileName).map(Path::toString))
                .containsExactly("000000010-000000012.checkpoint", "000000010-000000000.checkpoint");
        assertThat(kept.newest(text -> {}).orElseThrow().position().batch()).isEqualTo(12);
    }

    @Test
    void whereAllAreDamagedThatIsSaid() throws IOException {
        CheckpointFolder kept = new CheckpointFolder(folder.resolve("kept"));
        kept.write(checkpoint(1, 0));
        Files.write(kept.newestFirst().get(0), new byte[3]);
        assertThatThrownBy(() -> kept.newest(text -> {}))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("none is")
                .hasMessageContaining("has 3");
        assertThat(kept.newestFirst()).hasSize(1); // nothing is thrown away
    }
}
