package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever makes a data set another one makes another hash. */
class DataHashTest {
    private static final int LENGTH = 20_000;

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        for (int i = 0; i < 4; i++) {
            byte[] bytes = new byte[LENGTH];
            bytes[0] = (byte) i;
            Files.write(folder.resolve(i + ".png"), bytes);
        }
    }

    private Dataset data() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            samples.add(new Sample(i + ".png", new FilePicture(folder.resolve(i + ".png")), i % 2, null, null));
        }
        return new Dataset("x", samples, new Labels(List.of("a", "b")), new Task.SingleLabel(), List.of());
    }

    private void change(int file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(file + ".png"));
        bytes[at]++;
        Files.write(folder.resolve(file + ".png"), bytes);
    }

    private static String hash(Dataset data, long limit) {
        return DataHash.of(data, limit).sha256(data);
    }

    @Test
    void oneByteAnywhereMakesAnother() throws IOException {
        String before = hash(data(), DataHash.WHOLE);
        assertThat(hash(data(), DataHash.WHOLE)).isEqualTo(before).hasSize(64);
        change(2, LENGTH / 2);
        assertThat(hash(data(), DataHash.WHOLE)).isNotEqualTo(before);
        assertThat(DataHash.of(data()).covers()).contains("every byte");
    }

    @Test
    void ofALargeSetTheEdgesCountAndItSaysSo() throws IOException {
        String before = hash(data(), LENGTH);
        change(1, LENGTH / 2);
        assertThat(hash(data(), LENGTH)).isEqualTo(before);
        change(1, LENGTH - 1);
        String after = hash(data(), LENGTH);
        assertThat(after).isNotEqualTo(before);
        Files.write(folder.resolve("3.png"), new byte[LENGTH + 1]);
        assertThat(hash(data(), LENGTH)).isNotEqualTo(after);
        assertThat(DataHash.of(data(), LENGTH).covers()).contains("first and last 4 KiB");
    }

    @Test
    void namesLabelsAndOrderCount() {
        Dataset data = data();
        DataHash hash = DataHash.of(data);
        List<Sample> samples = data.samples();
        String all = hash.sha256(data);
        assertThat(hash.sha256(data.first(3))).isNotEqualTo(all);
        assertThat(hash.sha256(data.subset(List.of(1, 0, 2, 3)))).isNotEqualTo(all);
        List<Sample> relabelled = new ArrayList<>(samples);
        relabelled.set(0, samples.get(0).withLabel(1));
        assertThat(hash.sha256(data.withSamples(relabelled))).isNotEqualTo(all);
        assertThatThrownBy(() -> hash.sha256(Drawn.characters(10, Seed.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drawn#0");
    }

    @Test
    void picturesThatAreNoFilesCountByTheirPixels() {
        Dataset one = Drawn.characters(20, Seed.of(1));
        assertThat(DataHash.of(one).sha256(one))
                .isEqualTo(DataHash.of(one).sha256(Drawn.characters(20, Seed.of(1))))
                .isNotEqualTo(hash(Drawn.characters(20, Seed.of(2)), DataHash.WHOLE));
    }

    @Test
    void whatHasGoneIsCounted() throws IOException {
        Dataset data = data();
        Files.delete(folder.resolve("2.png"));
        assertThat(DataHash.of(data).covers()).endsWith("1 could not be read");
        assertThat(DataHash.of(data).sha256(data)).hasSize(64);
    }
}
