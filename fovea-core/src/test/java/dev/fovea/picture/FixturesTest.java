package dev.fovea.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.base.Sha256;
import dev.fovea.data.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of shared/data/fixtures against fixtures.csv, which fixtures.py made with Pillow; see there. Skipped where the
 * files are absent.
 *
 * <p>The pixels of nearly all are the same to the bit, which the hash shows. Where they are not ({@link #DIFFERS}), the
 * table holds what a difference cannot hide from: 64 boxes of each channel. fixtures.py compared every pixel of those with a
 * dump: the mean difference is 0.40 of 255, the largest 1.
 */
class FixturesTest {
    /** 5 bits become 8 by rounding, where Pillow cuts off. */
    private static final List<String> DIFFERS = List.of("pillow/bmp/g/rgb16.bmp");

    private record Row(String file, String outcome, String hash, String mean, String boxes) {
        static Row of(String line) {
            String[] cells = line.split(",", -1);
            return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        boolean isPicture() {
            return !hash.isEmpty();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Row> rows() throws IOException {
        try (InputStream in = FixturesTest.class.getResourceAsStream("fixtures.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(Row::of).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theOutcomeIsTheTables(Row row) {
        Path file = SharedData.path("fixtures").resolve(row.file);
        if (!row.isPicture()) {
            assertThat(reason(file)).isEqualTo(row.outcome);
            return;
        }
        Picture picture = Pictures.read(file);

        assertThat(picture.width() + "x" + picture.height() + "x" + picture.channels())
                .isEqualTo(row.outcome);
        compare(means(picture, new Window(0, 0, picture.width(), picture.height())), numbers(row.mean), 1);
        compare(boxes(picture), bytes(row.boxes), 1.5);
        if (!DIFFERS.contains(row.file)) {
            assertThat(Sha256.of(picture.pixels())).startsWith(row.hash);
        }
    }

    @Test
    void theTableHasEveryPicture() throws IOException {
        Path root = SharedData.path("fixtures");
        try (Stream<Path> files = Files.walk(root)) {
            List<String> all = files.filter(Files::isRegularFile)
                    .map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> !f.matches(".*(LICENSE.*|SOURCE.txt|MANIFEST.*)"))
                    .toList();
            assertThat(rows().stream().map(Row::file)).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    /** Not a check: writes what fixtures.py compares pixel by pixel, where the environment names a folder. */
    @Test
    void dump() throws IOException {
        String folder = System.getenv("FOVEA_DUMP");
        assumeTrue(folder != null, "FOVEA_DUMP names no folder");
        for (Row row : rows()) {
            if (row.isPicture()) {
                Picture p = Pictures.read(SharedData.path("fixtures").resolve(row.file));
                ByteBuffer out = ByteBuffer.allocate(12 + p.pixels().length);
                out.putInt(p.width()).putInt(p.height()).putInt(p.channels()).put(p.pixels());
                Files.write(Path.of(folder, row.file.replace('/', '_')), out.array());
            }
        }
    }

    private static String reason(Path file) {
        try {
            return Pictures.read(file).toString();
        } catch (UnreadablePicture e) {
            return e.getMessage();
        }
    }

    private static void compare(double[] own, double[] expected, double most) {
        assertThat(own).hasSameSizeAs(expected);
        for (int i = 0; i < own.length; i++) {
            assertThat(own[i]).as("number %d", i).isCloseTo(expected[i], within(most));
        }
    }

    private static double[] boxes(Picture picture) {
        double[] all = new double[64 * picture.channels()];
        for (int i = 0; i < 64; i++) {
            int left = i % 8 * picture.width() / 8;
            int top = i / 8 * picture.height() / 8;
            int right = Math.max((i % 8 + 1) * picture.width() / 8, left + 1);
            int bottom = Math.max((i / 8 + 1) * picture.height() / 8, top + 1);
            double[] means = means(picture, new Window(left, top, right - left, bottom - top));
            System.arraycopy(means, 0, all, i * means.length, means.length);
        }
        return all;
    }

    private static double[] means(Picture picture, Window window) {
        double[] sums = new double[picture.channels()];
        for (int y = window.top(); y < window.bottom(); y++) {
            for (int x = window.left(); x < window.right(); x++) {
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += picture.at(y, x, c);
                }
            }
        }
        for (int c = 0; c < sums.length; c++) {
            sums[c] /= (double) window.width() * window.height();
        }
        return sums;
    }

    private static double[] numbers(String text) {
        return Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] bytes(String hexadecimal) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);
        double[] values = new double[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }
}
