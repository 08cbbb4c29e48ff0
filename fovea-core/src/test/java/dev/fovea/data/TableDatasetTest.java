package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fovea.base.FoveaException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in their formats, what each column means, and every way in which a row or a header can be wrong. */
class TableDatasetTest {
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path root;

    @BeforeEach
    void pictures() throws IOException {
        Bytes.put(root, "p/1.png", "p/2.png", "p/3.png", "p/komma, \"4\".png", "p/猫 5.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.csv", "t.CSV", "t.tsv", "t.tab", "t.jsonl", "t.ndjson", "semicolons.csv"})
    void everyFormatSaysTheSame(String file) throws IOException {
        String absolute = root.resolve("p/3.png").toString();
        List<List<String>> rows = List.of(
                List.of("path", "label", "split", "group", "weight"),
                List.of("p/1.png", "dog", "train", "g1", "0.5"),
                List.of("p/2.png", "cat", "Testing", "", ""),
                List.of(absolute, "cat", "", "g2", "2"),
                List.of("p/komma, \"4\".png", "dog", "val", "", "1"),
                List.of("p/猫 5.png", "cat", "train", "", ""));

        Dataset data = read(file, text(file, rows));

        assertThat(data.name()).isEqualTo(file.substring(0, file.indexOf('.')));
        assertThat(data.labels().names()).containsExactly("cat", "dog");
        assertThat(data.samples())
                .extracting(Sample::name, Sample::label, Sample::given, Sample::group, Sample::weight)
                .containsExactly(
                        tuple("p/1.png", 1, Role.TRAIN, "g1", 0.5),
                        tuple("p/2.png", 0, Role.TEST, null, 1.0),
                        tuple(absolute, 0, null, "g2", 2.0),
                        tuple("p/komma, \"4\".png", 1, Role.VALIDATION, null, 1.0),
                        tuple("p/猫 5.png", 0, Role.TRAIN, null, 1.0));
        assertThat(data.samples())
                .allSatisfy(s -> assertThat(s.picture().width()).isEqualTo(5));
        assertThat(data.badFiles()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void orderCaseMarksAndLineEndsOfTheHeaderDoNotMatter() throws IOException {
        Dataset data = read("t.csv", "\uFEFFage, Label ,PATH\r\n3,a,p/1.png\r\n\r\n4,b,p/2.png\r\n");

        assertThat(data.samples()).extracting(Sample::name).containsExactly("p/1.png", "p/2.png");
        assertThat(said).containsExactly("Columns of " + root.resolve("t.csv") + " that are not used: age.");
    }

    @Test
    void usualColumnsThatAreNearToKnownOnesAreLeftAlone() throws IOException {
        read("t.csv", "path,label,Height,width,date,patch\np/1.png,a,5,5,x,1\np/2.png,b,5,5,x,2\n");

        assertThat(said)
                .containsExactly(
                        "Columns of " + root.resolve("t.csv") + " that are not used: Height, width, date, patch.");
    }

    @Test
    void windowsPathsAreTakenElsewhere() throws IOException {
        assertThat(read("t.csv", "path,label\np\\1.png,a\np\\2.png,b\n").badFiles())
                .isEmpty();
    }

    @Test
    void whatIsMissingIsPassedOver() throws IOException {
        Bytes.put(root, "p/folder.png/inner.png");
        Files.write(root.resolve("p/bad.png"), new byte[0]);
        Dataset data = read("t.csv", "path,label\np/1.png,a\np/2.png,b\nnone/3.png,b\np/folder.png,b\np/bad.png,a\n");

        assertThat(data.size()).isEqualTo(2);
        assertThat(data.badFiles())
                .containsExactly(
                        new BadFile("none/3.png", BadKind.MISSING, "there is no such file"),
                        new BadFile("p/folder.png", BadKind.UNREADABLE, "a folder and no file"),
                        new BadFile("p/bad.png", BadKind.ZERO_BYTE, "empty file"));
    }

    @Test
    void whereAllAreMissingTheFolderIsNamed() {
        assertRefused(
                "path,label\nx/1.png,a\nx/2.png,b\n",
                "pictures of TABLE must be there, but all 2 are missing, such as x/1.png. Paths are relative to " + root
                        + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filename,label | must include \"path\", but are [filename, label]. Rename \"filename\" to \"path\".",
                "path,Class | must include \"label\", but are [path, Class]. Rename \"Class\" to \"label\".",
                "path,value | must include \"label\", but are [path, value]. Needed are path and label",
                "path,label,subset | one is \"subset\". Did you mean \"split\"? Known: path, label, split, group, weight, labels.",
                "path,label,patient id | one is \"patient id\". Did you mean \"group\"?",
                "path,label,grup | one is \"grup\". Did you mean \"group\"?",
                "path,label,wieght | one is \"wieght\". Did you mean \"weight\"?",
                "path,label,path | must be distinct, but \"path\" comes twice",
            })
    void headersAreHeldToTheirWords(String header, String message) {
        assertRefused(header + "\np/1.png,a,x\np/2.png,b,x\n", message);
    }

    @Test
    void wrongRowsAreToldTogether() {
        assertRefused(
                "path,label,split,weight\n"
                        + "p/1.png,a\n"
                        + ",a,,\n"
                        + "p/2.png, ,,\n"
                        + "p/3.png,a,tset,\n"
                        + "\"p/line\nbreak.png\",a,,0\n"
                        + "p/4.png,a,,much\n"
                        + "p/5.png,a,,NaN\n"
                        + "p/1.png,a,,\n"
                        + "p/1.png,b,test,\n"
                        + "p/\0.png,b,test,\n",
                "rows of TABLE must be right, but 9 are not: line 2 has 2 fields, and the first line has 4; "
                        + "line 3 has no path; line 4 has no label; "
                        + "line 5 has the split \"tset\". Did you mean \"test\"? Allowed: test, train, validation.; "
                        + "line 6 has the weight 0, which must be above 0; "
                        + "line 8 has the weight \"much\", which is no number; "
                        + "line 9 has the weight NaN, which must be above 0; "
                        + "line 11 names p/1.png again, after line 10 (several labels of a picture stand in one row, such as cat|dog); "
                        + "line 12 has a path that cannot be one");
    }

    @Test
    void ofManyWrongRowsTenAreShown() {
        String rows = IntStream.range(0, 200).mapToObj(i -> ",x\n").collect(Collectors.joining());
        assertRefused("path,label\n" + rows, "line 11 has no path; and 190 more. Correct them.");
    }

    @Test
    void wrongJsonIsNamedByItsLine() throws IOException {
        assertThatThrownBy(() -> read("t.jsonl", "{\"path\":\"p/1.png\",\"label\":\"a\"}\n[1]\n{\"path\"\n"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("but 2 are not: line 2 is no JSON object; line 3 is no JSON: ");
        Dataset numbers = read(
                "n.jsonl",
                "{\"path\":\"p/1.png\",\"label\":1,\"weight\":2.5}\n{\"path\":\"p/2.png\",\"label\":10,\"group\":null}\n");
        assertThat(numbers.labels().names()).containsExactly("1", "10");
        assertThat(numbers.samples().get(0).weight()).isEqualTo(2.5);
    }

    @Test
    void otherEncodingsAreRefusedWithTheLine() throws IOException {
        Path file = root.resolve("t.csv");
        Files.write(file, "path,label\np/1.png,müde\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Datasets.open(file.toString()))
                .isInstanceOf(FoveaException.class)
                .hasMessage(file + " must be UTF-8 text, but is not (line 2). Save it as UTF-8.");
        Files.write(file, "path,label\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> Datasets.open(file.toString())).hasMessageContaining("must be UTF-8 text");
    }

    @Test
    void emptyTablesOpenQuotesAndSingleClassesAreRefused() {
        assertRefused("", "must have a line that names its columns, but is empty");
        assertRefused("path,label\n", "must have a row for each picture, but had none");
        assertRefused("path,label\n\"p/1.png,a\n", "quotes must be closed, but were not (TABLE, line 2)");
        assertRefused(
                "path,label\np/1.png,a\np/2.png,a\n",
                "TABLE must have at least 2 classes, but had 1 (a). Give the pictures of each class a label of their own.");
        assertRefused(
                "path,label,split\np/1.png,a,train\np/2.png,b,train\np/3.png,c,test\n",
                "must be classes of train, but [test/c] were not");
        assertRefused("path,label\np/1.png,a\n" + "x".repeat(70_000) + ",b\n", "line 3 has a field of more than 65536");
    }

    @Test
    void standardInputBringsATableOrPaths() throws IOException {
        String one = root.resolve("p/1.png").toString();
        Bytes.put(root, "q/2.png");
        String two = root.resolve("q/2.png").toString();

        for (String text : List.of(
                "path,label\n" + one + ",p\n" + two + ",q\n",
                "label\tpath\np\t" + one + "\nq\t" + two + "\n",
                "{\"path\":\"" + one + "\",\"label\":\"p\"}\n{\"path\":\"" + two + "\",\"label\":\"q\"}\n",
                "\n" + one + "\n" + two + "\n")) {
            Dataset data = Datasets.table(in(text), Scan.usual());
            assertThat(data.labels().names()).as(text).containsExactly("p", "q");
            assertThat(data.samples()).extracting(Sample::name).containsExactly(one, two);
            assertThat(data.name()).isEqualTo("stdin");
        }
        assertThatThrownBy(() -> Datasets.table(in("a.png\n/b.png\n" + one + "\n"), Scan.usual()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("rows of standard input must be right, but 2 are not: "
                        + "line 1 names no folder, which would be the label (\"a.png\"); line 2 names");
        assertThatThrownBy(() -> Datasets.table(in(" \n"), Scan.usual()))
                .isInstanceOf(FoveaException.class)
                .hasMessage("standard input must name pictures, but was empty.");
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read("t.csv", text))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(
                        message.replace("TABLE", root.resolve("t.csv").toString()));
    }

    private Dataset read(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.writeString(file, text);
        return Datasets.open(file.toString(), Scan.usual().telling(new Scan.Listener() {
            @Override
            public void scanned(int files, int of) {}

            @Override
            public void said(String sentence) {
                said.add(sentence);
            }
        }));
    }

    private static String text(String file, List<List<String>> rows) {
        if (file.endsWith("json") || file.endsWith("jsonl") || file.endsWith("ndjson")) {
            return rows.subList(1, rows.size()).stream()
                    .map(row -> IntStream.range(0, 5)
                            .mapToObj(i -> "\"" + rows.get(0).get(i) + "\":\""
                                    + row.get(i).replace("\"", "\\\"") + "\"")
                            .collect(Collectors.joining(",", "{", "}\n")))
                    .collect(Collectors.joining());
        }
        String delimiter = file.startsWith("semi")
                ? ";"
                : file.toLowerCase(java.util.Locale.ROOT).endsWith("csv") ? "," : "\t";
        return rows.stream()
                .map(row -> row.stream()
                        .map(field -> field.contains(",") || field.contains("\"")
                                ? '"' + field.replace("\"", "\"\"") + '"'
                                : field)
                        .collect(Collectors.joining(delimiter, "", "\n")))
                .collect(Collectors.joining());
    }
}
