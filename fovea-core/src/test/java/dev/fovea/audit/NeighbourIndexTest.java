package dev.fovea.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourIndexTest {
    /** Rows around centres, not of unit length. */
    private static float[] rows(int n, int length, int centres, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] middle = new float[centres * length];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = 2 * (float) random.nextGaussian();
        }
        float[] out = new float[n * length];
        for (int i = 0; i < out.length; i++) {
            int centre = i / length % centres;
            out[i] = middle[centre * length + i % length] + (float) random.nextGaussian();
        }
        return out;
    }

    private static double cosine(float[] rows, int length, int a, int b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < length; i++) {
            ab += (double) rows[a * length + i] * rows[b * length + i];
            aa += (double) rows[a * length + i] * rows[a * length + i];
            bb += (double) rows[b * length + i] * rows[b * length + i];
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }

    private static List<Integer> nearest(float[] rows, int length, int of, int k) {
        double[] likeness = IntStream.range(0, rows.length / length)
                .mapToDouble(j -> cosine(rows, length, of, j))
                .toArray();
        return IntStream.range(0, likeness.length)
                .filter(j -> j != of)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -likeness[j]))
                .limit(k)
                .toList();
    }

    private static List<Integer> found(Neighbours neighbours, int vector) {
        List<Integer> out = new ArrayList<>();
        for (int rank = 0; rank < neighbours.count(vector); rank++) {
            out.add(neighbours.row(vector, rank));
        }
        return out;
    }

    @Test
    void aSmallTableIsSearchedWhole() {
        int length = 13; // no multiple of what is added at a time
        float[] rows = rows(700, length, 7, 1);
        Neighbours neighbours = NeighbourIndex.among(rows, length, 5, 2);
        for (int i = 0; i < 700; i += 7) {
            assertThat(found(neighbours, i)).isEqualTo(nearest(rows, length, i, 5));
            assertThat(neighbours.likeness(i, 0))
                    .isCloseTo((float) cosine(rows, length, i, neighbours.row(i, 0)), within());
        }
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(1e-5f); // sums of 13 floats
    }

    @Test
    void aLargeTableLosesFewNeighbours() {
        int length = 24;
        float[] rows = rows(12_000, length, 300, 2);
        Neighbours neighbours = NeighbourIndex.among(rows, length, 10, 2);
        int hits = 0;
        for (int i = 0; i < 12_000; i += 60) {
            List<Integer> true10 = nearest(rows, length, i, 10);
            hits += (int) found(neighbours, i).stream().filter(true10::contains).count();
            assertThat(found(neighbours, i)).hasSize(10).doesNotContain(i).doesNotHaveDuplicates();
        }
        assertThat(hits / 2000.0).isGreaterThan(0.95);
    }

    @Test
    void threadsChangeNothing() {
        float[] rows = rows(6_000, 16, 50, 3);
        Neighbours one = NeighbourIndex.among(rows, 16, 4, 1);
        Neighbours three = NeighbourIndex.among(rows, 16, 4, 3);
        for (int i = 0; i < 6_000; i++) {
            assertThat(found(three, i)).isEqualTo(found(one, i));
        }
    }

    @Test
    void equalRowsComeInOrderAndZerosAreHarmless() {
        float[] rows = {1, 0, 2, 0, 0, 0, 3, 0};
        Neighbours neighbours = NeighbourIndex.among(rows, 2, 9, 1);
        assertThat(found(neighbours, 0)).containsExactly(1, 3, 2);
        assertThat(found(neighbours, 2)).containsExactly(0, 1, 3);
        assertThat(neighbours.likeness(0, 0)).isEqualTo(1);
        assertThat(neighbours.likeness(0, 2)).isEqualTo(0);
    }

    /** So many equal rows would all lie in one cell, and cost their number squared. */
    @Test
    void manyEqualRowsFindTheFirstOfThem() {
        int n = 20_000;
        float[] rows = new float[n * 8];
        Arrays.fill(rows, 0.3f);
        long start = System.nanoTime();
        Neighbours neighbours = NeighbourIndex.among(rows, 8, 3, 2);
        for (int i = 3; i < n; i++) {
            assertThat(found(neighbours, i)).containsExactly(0, 1, 2);
        }
        assertThat(found(neighbours, 1)).containsExactly(0, 2, 3);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    /** Half of all vectors are the same, or zero: the others must not lose theirs. */
    @ParameterizedTest
    @ValueSource(floats = {0, 0.5f})
    void equalRowsTakeNobodysPlace(float value) {
        int length = 24;
        int n = 12_000;
        float[] rows = rows(n, length, 300, 6);
        for (int i = 0; i < n; i += 2) {
            Arrays.fill(rows, i * length, (i + 1) * length, value);
        }
        Neighbours neighbours = NeighbourIndex.among(rows, length, 5, 2);
        int hits = 0;
        for (int i = 1; i < n; i += 120) {
            List<Integer> true5 = nearest(rows, length, i, 5);
            hits += (int) found(neighbours, i).stream().filter(true5::contains).count();
        }
        assertThat(hits / 500.0).isGreaterThan(0.95);
        if (value != 0) { // all rows are as far from zero
            assertThat(found(neighbours, 10_000)).containsExactly(0, 2, 4, 6, 8);
        }
    }

    /** Above 320,000 rows (316 a cell, 1,024 centres) centres are in cells of their own. */
    @Test
    void centresInCellsOfTheirOwnLoseFewNeighbours() {
        int length = 6;
        int n = 340_000;
        float[] rows = rows(n, length, 2000, 7);
        Neighbours neighbours = NeighbourIndex.among(rows, length, 5, 2);
        int hits = 0;
        for (int i = 0; i < 6; i++) {
            List<Integer> true5 = nearest(rows, length, i * 56_661, 5);
            hits += (int) found(neighbours, i * 56_661).stream()
                    .filter(true5::contains)
                    .count();
        }
        assertThat(hits / 30.0).isGreaterThan(0.95);
    }

    @Test
    void fewerRowsThanWantedAreAllFound() {
        Neighbours neighbours = NeighbourIndex.among(new float[] {1, 2, 2, 1, -1, 0}, 2, 10, 1);
        assertThat(neighbours.count(0)).isEqualTo(2);
        assertThat(found(neighbours, 2)).containsExactly(0, 1);
        assertThat(NeighbourIndex.among(new float[] {1, 2}, 2, 10, 1).count(0)).isZero();
    }

    /** Their squares are beyond what floats hold. */
    @Test
    void hugeAndTinyRowsHaveDirections() {
        float[] rows = {1e30f, 1e30f, 1e-30f, 1e-30f, 1, -1, 1e-45f, 0};
        Neighbours neighbours = NeighbourIndex.among(rows, 2, 3, 1);
        assertThat(neighbours.row(0, 0)).isEqualTo(1);
        assertThat(neighbours.likeness(0, 0)).isCloseTo(1f, within());
        for (int i = 0; i < 4; i++) {
            for (int rank = 0; rank < 3; rank++) {
                assertThat(neighbours.likeness(i, rank)).isBetween(-1.00001f, 1.00001f);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsRefused(float value) {
        assertThatThrownBy(() -> NeighbourIndex.among(new float[] {1, 2, 3, value}, 2, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
    }

    @Test
    void aByteANumberIsNearlyEnough() {
        float[] rows = rows(50, 63, 5, 4);
        Rows whole = Rows.whole(50, 63);
        Rows packed = Rows.packed(50, 63);
        float[] a = new float[63];
        float[] b = new float[63];
        for (int i = 0; i < 50; i++) {
            whole.put(i, rows, i * 63);
            packed.put(i, rows, i * 63);
            whole.get(i, a, 0);
            packed.get(i, b, 0);
            float product = 0;
            for (int d = 0; d < 63; d++) {
                product += a[d] * b[d];
            }
            assertThat(product) // each is off by 1/254 of the largest at most
                    .isCloseTo(1f, org.assertj.core.data.Offset.offset(0.004f));
        }
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> NeighbourIndex.among(new float[7], 2, 1, 1)).hasMessageContaining("length 2");
        assertThatThrownBy(() -> NeighbourIndex.among(new float[8], 2, 0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> NeighbourIndex.among(new float[8], 2, 1, 0)).hasMessageContaining("at least 1");
        assertThat(NeighbourIndex.among(new float[0], 2, 1, 1)).isNotNull();
    }
}
