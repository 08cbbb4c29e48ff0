package dev.fovea.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitCsvTest {
    private final Dataset data = Drawn.grouped(3);
    private final Split split = Split.stratified(data, Shares.percent(60, 20, 20), Seed.of(1));

    @Test
    void readsWhatItWrites() {
        List<Sample> other = new ArrayList<>(data.samples());
        Collections.shuffle(other, new Random(1));
        Dataset ungrouped = data.withSamples(other).grouped(s -> null);
        assertThat(names(Split.fromCsv(ungrouped, split.toCsv()))).isEqualTo(names(split));
        assertThat(Split.fromCsv(data, split.toCsv())).isEqualTo(split);
    }

    @Test
    void hasTheColumnsThatWereAgreed() {
        Dataset two = Drawn.of(2, List.of(Drawn.sample("a,1.png", 0, "g\"1"), Drawn.sample("b.png", 1, null)));
        Split all = Split.stratified(two, Shares.of(1, 0, 0), Seed.of(1));
        assertThat(all.toCsv())
                .isEqualTo("name,label,part,group\n\"a,1.png\",class-0,train,\"g\"\"1\"\nb.png,class-1,train,\n");
    }

    @Test
    void namesAllThatDoesNotFit() {
        String csv = split.toCsv();
        assertThatThrownBy(() -> Split.fromCsv(data.first(data.size() - 12), csv))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("but 12 were not: ")
                .hasMessageContaining(", ...");
        String one = csv.substring(0, csv.lastIndexOf('\n', csv.length() - 2) + 1);
        assertThatThrownBy(() -> Split.fromCsv(data, one)).hasMessageContaining("must be in split.csv, but 1 were not");
        assertThatThrownBy(() -> Split.fromCsv(data, csv.replaceFirst(",train,", ",trian,")))
                .hasMessageContaining("one was \"trian\". Did you mean \"train\"?");
        assertThatThrownBy(() -> Split.fromCsv(data, csv.replaceFirst("class-0", "class-1")))
                .hasMessageContaining("with the same label, but 1 were not");
        assertThatThrownBy(() -> Split.fromCsv(data, "a,b\n")).hasMessageContaining("columns of split.csv must be");
    }

    private static List<List<String>> names(Split split) {
        return List.of(split.train(), split.validation(), split.test()).stream()
                .map(part -> part.data().samples().stream()
                        .map(s -> s.name() + s.group())
                        .toList())
                .toList();
    }
}
