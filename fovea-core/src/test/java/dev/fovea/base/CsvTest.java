package dev.fovea.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void quotesOnlyWhatNeedsIt() {
        assertThat(Csv.line(List.of("a b", "c,d", "e\"f", "g\nh", ""))).isEqualTo("a b,\"c,d\",\"e\"\"f\",\"g\nh\",\n");
    }

    @Test
    void readsWhatItWrites() {
        List<List<String>> rows = List.of(
                List.of("name", "label"),
                List.of("a,\"b\"\r\nc", ""),
                List.of("", ""),
                List.of("", "\""),
                List.of("é 日", "x"));
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(Csv.line(row)));
        assertThat(Csv.read(text.toString(), "t.csv")).isEqualTo(rows);
    }

    @Test
    void keepsARowOfOneEmptyField() {
        assertThat(Csv.read(Csv.line(List.of("")), "t.csv")).containsExactly(List.of(""));
    }

    @Test
    void takesOtherToolsFiles() {
        assertThat(Csv.read("\uFEFFa,b\r\n\r\n1,2\r\n3,", "t.csv"))
                .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", ""));
        assertThat(Csv.read("", "t.csv")).isEmpty();
    }

    @Test
    void namesTheLineOfAnOpenQuote() {
        assertThatThrownBy(() -> Csv.read("a,b\n1,\"2\n3,4\n", "t.csv"))
                .isInstanceOf(FoveaException.class)
                .hasMessage("quotes must be closed, but were not (t.csv, line 2).");
        assertThatThrownBy(() -> Csv.read("\"a\"b,c\n", "t.csv"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("\"b\" follows (t.csv, line 1)");
    }
}
