package dev.fovea.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.split.Folds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static CopyPair pair(int first, int second) {
        return new CopyPair(first, second, CopyKind.NEAR, 0.97, Said.of("copy.resized"));
    }

    private static Dataset dataset(int n) {
        return Landscapes.dataset(Landscapes.several(n, Seed.of(1)));
    }

    @Test
    void groupsHangTogetherByPairsAlone() {
        Copies copies = new Copies(List.of(pair(0, 5), pair(2, 3), pair(5, 7)));
        assertThat(copies.groups()).containsExactly(List.of(0, 5, 7), List.of(2, 3));
        assertThat(new Copies(List.of()).groups()).isEmpty();
    }

    @Test
    void copiesJoinTheGroupsThatAreThere() {
        List<Sample> samples = new ArrayList<>(dataset(8).samples());
        for (int i : new int[] {0, 1}) {
            samples.set(i, samples.get(i).withGroup("x"));
        }
        for (int i : new int[] {2, 3}) {
            samples.set(i, samples.get(i).withGroup("y"));
        }
        Dataset grouped =
                new Copies(List.of(pair(1, 2), pair(4, 5))).grouped(dataset(8).withSamples(samples));
        assertThat(grouped.samples().stream().map(Sample::group))
                .containsExactly("x", "x", "x", "x", "copies of p4", "copies of p4", null, null);
    }

    @Test
    void aNewGroupTakesNoNameThatIsThere() {
        List<Sample> samples = new ArrayList<>(dataset(4).samples());
        samples.set(3, samples.get(3).withGroup("copies of p0"));
        Dataset grouped = new Copies(List.of(pair(0, 1))).grouped(dataset(4).withSamples(samples));
        assertThat(grouped.samples().stream().map(Sample::group))
                .containsExactly("copies of p0 (2)", "copies of p0 (2)", null, "copies of p0");
    }

    @Test
    void noPairAndNoGroupCrossesAFold() {
        List<Sample> samples = new ArrayList<>(dataset(60).samples());
        for (int i = 0; i < 30; i++) {
            samples.set(i, samples.get(i).withGroup("g" + i / 3));
        }
        Copies copies = new Copies(List.of(pair(0, 59), pair(4, 58), pair(31, 32), pair(32, 33), pair(9, 40)));
        Dataset grouped = copies.grouped(dataset(60).withSamples(samples));
        Map<String, Integer> foldOf = new HashMap<>();
        Folds folds = Folds.stratified(grouped, 5, Seed.of(3));
        for (int f = 0; f < folds.size(); f++) {
            for (Sample sample : folds.folds().get(f).heldOut().data().samples()) {
                foldOf.put(sample.name(), f);
            }
        }
        assertThat(foldOf).hasSize(60);
        for (CopyPair pair : copies.pairs()) {
            assertThat(foldOf.get("p" + pair.first())).isEqualTo(foldOf.get("p" + pair.second()));
        }
        for (int i = 0; i < 30; i++) {
            assertThat(foldOf.get("p" + i)).isEqualTo(foldOf.get("p" + i / 3 * 3));
        }
    }

    @Test
    void pairsRiseAndAreOfTheDataSet() {
        assertThatThrownBy(() -> pair(3, 3)).hasMessageContaining("3, 3");
        assertThatThrownBy(() -> pair(-1, 3)).hasMessageContaining("-1, 3");
        assertThatThrownBy(() -> new CopyPair(0, 1, CopyKind.NEAR, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Copies(List.of(pair(0, 9))).grouped(dataset(4)))
                .hasMessageContaining("sample 9");
    }
}
