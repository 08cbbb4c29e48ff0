package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IDX files: MNIST's own, small ones made here, and damaged ones. */
class IdxDatasetTest {
    @TempDir
    Path folder;

    @Test
    void mnistHas70000Digits() {
        Dataset mnist = Datasets.open(SharedData.path("mnist").toString());

        assertThat(mnist.labels().names()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        // the counts that the web page of the data set's authors gives
        assertThat(mnist.given(Role.TRAIN).counts())
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(mnist.given(Role.TEST).counts())
                .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        assertThat(mnist.samples().get(17).name()).isEqualTo("train#17");
        assertThat(mnist.samples().get(60_000).name()).isEqualTo("test#0");
        assertThat(mnist.samples().get(60_000).label()).isEqualTo(7);
        assertThat(mnist.samples().get(0).picture()).hasToString("Picture [28, 28, 1]");
        assertThat(mnist.samples().get(0).picture().at(5, 12, 0)).isEqualTo(3); // the first stroke of the first 5
    }

    @ParameterizedTest
    @CsvSource({"-, ''", "., ''", "-, .gz", "., .gz"})
    void aFolderOfIdxFilesIsKnownByItsNames(String separator, String ending) throws IOException {
        write("train-images" + separator + "idx3-ubyte" + ending, images(3));
        write("train-labels" + separator + "idx1-ubyte" + ending, labels(4, 9, 4));
        write("t10k-images" + separator + "idx3-ubyte" + ending, images(1));
        write("t10k-labels" + separator + "idx1-ubyte" + ending, labels(9));

        Dataset data = Datasets.open(folder.toString());

        assertThat(data.labels().names()).containsExactly("4", "9");
        assertThat(data.truth()).containsExactly(0, 1, 0, 1);
        assertThat(data.samples())
                .extracting(Sample::given)
                .containsExactly(Role.TRAIN, Role.TRAIN, Role.TRAIN, Role.TEST);
        assertThat(data.samples().get(1).picture().pixels()).containsExactly(6, 7, 8, 9, 10, 11);
    }

    @Test
    void onePairGivesNoParts() throws IOException {
        Dataset data = Datasets.idx(write("some-images.idx", images(2)), write("some-labels.idx", labels(1, 0)));

        assertThat(data.samples()).extracting(Sample::name).containsExactly("some-images#0", "some-images#1");
        assertThat(data.samples()).allMatch(s -> s.given() == null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 16, 20, 27})
    void aCutFileIsRefused(int length) throws IOException {
        Path images = write("images", Arrays.copyOf(images(2), length));
        Path labels = write("labels", labels(0, 1));

        assertThatThrownBy(() -> Datasets.idx(images, labels))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(images.toString());
    }

    @Test
    void aCutGzipIsRefused() throws IOException {
        Path images = write("images.gz", images(2));
        Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 20));

        assertThatThrownBy(() -> Datasets.idx(images, write("labels", labels(0, 1))))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must be a whole IDX file");
    }

    @Test
    void aHeaderThatPromisesTooMuchTakesNoMemory() throws IOException {
        Path images = write(
                "images",
                ByteBuffer.allocate(100)
                        .putInt(0x803)
                        .putInt(60_000)
                        .putInt(1000)
                        .putInt(1000)
                        .array());

        assertThatThrownBy(() -> Datasets.idx(images, write("labels", labels(0, 1))))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must hold what its header says, [60000, 1000, 1000]");
    }

    @Test
    void moreThanTheHeaderSaysIsRefused() throws IOException {
        Path images = write("images", Arrays.copyOf(images(2), 29));

        assertThatThrownBy(() -> Datasets.idx(images, write("labels", labels(0, 1))))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must hold 12 values as its header says, but held more");
    }

    @Test
    void labelsMustBelongToTheImages() throws IOException {
        Path images = write("images", images(2));

        assertThatThrownBy(() -> Datasets.idx(images, write("labels", labels(0, 1, 1))))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("one label for each of 2 pictures, but had [3]");
        assertThatThrownBy(() -> Datasets.idx(write("labels", labels(0, 1)), images))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must have shape [n, height, width]");
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path text = write("text", "hello, world".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> Datasets.idx(text, text))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("but started with 68656c6c");
    }

    @Test
    void imagesWithoutLabelsAreNamed() throws IOException {
        write("train-images-idx3-ubyte", images(1));

        assertThatThrownBy(() -> Datasets.open(folder.toString()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("but had only train-images-idx3-ubyte");
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(content);
        }
        return file;
    }

    /** Pictures of 2 rows and 3 columns with values 0, 1, 2 and on. */
    private static byte[] images(int n) {
        ByteBuffer buffer = ByteBuffer.allocate(16 + 6 * n)
                .putInt(0x803)
                .putInt(n)
                .putInt(2)
                .putInt(3);
        for (int i = 0; i < 6 * n; i++) {
            buffer.put((byte) i);
        }
        return buffer.array();
    }

    private static byte[] labels(int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                ByteBuffer.allocate(8).putInt(0x801).putInt(values.length).array());
        Arrays.stream(values).forEach(out::write);
        return out.toByteArray();
    }
}
