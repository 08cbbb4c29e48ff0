package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import java.io.IOException;
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

/** Tables that say several labels a picture, in each way that they do, and what is wrong with them. */
class MultiLabelTableTest {
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path root;

    @BeforeEach
    void pictures() throws IOException {
        Bytes.put(root, "1.png", "2.png", "3.png", "4.png");
    }

    private Dataset read(String name, String text) throws IOException {
        Path file = Files.writeString(root.resolve(name), text);
        return Datasets.table(file, Scan.usual().telling(new Scan.Listener() {
            @Override
            public void scanned(int files, int of) {}

            @Override
            public void said(String sentence) {
                said.add(sentence);
            }
        }));
    }

    private static List<String> texts(Dataset data) {
        return data.samples().stream()
                .map(sample -> data.labels().text(sample.labels()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t.csv path,labels\\n1.png,dog|cat\\n2.png,\\n3.png,cat\\n4.png, bird | cat |\\n",
                "t.csv path,label\\n1.png,dog|cat\\n2.png,\\n3.png,cat\\n4.png,bird|cat\\n",
                "t.csv path,labels\\n1.png,dog;cat\\n2.png,\\n3.png,cat\\n4.png,bird;cat\\n",
                "t.csv path,labels\\n1.png,\"dog, cat\"\\n2.png,\\n3.png,cat\\n4.png,\"bird,cat,cat\"\\n",
                "t.tsv path\\tlabels\\n1.png\\tdog|cat\\n2.png\\t\\n3.png\\tcat\\n4.png\\tbird|cat\\n",
                "t.csv path,bird,cat,dog\\n1.png,0,1,1\\n2.png,0,0,0\\n3.png,0,1,0\\n4.png,1,1,0\\n",
                "t.csv path;dog;cat;bird\\n1.png;1.0;1.0;0.0\\n2.png;0;0;0\\n3.png;False;True;false\\n4.png;0;1;true\\n",
                "t.jsonl {'path':'1.png','labels':['dog','cat']}\\n{'path':'2.png','labels':[]}\\n{'path':'3.png','labels':['cat']}\\n{'path':'4.png','labels':['bird','cat']}",
                "t.jsonl {'path':'1.png','bird':0,'cat':1,'dog':true}\\n{'path':'2.png','dog':0,'bird':0,'cat':0}\\n{'path':'3.png','bird':0,'cat':1,'dog':0}\\n{'path':'4.png','bird':1,'cat':1,'dog':0}",
            })
    void everyWaySaysTheSame(String named) throws IOException {
        String[] parts = named.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace('\'', '"')
                .split(" ", 2);

        Dataset data = read(parts[0], parts[1]);

        assertThat(data.task()).isEqualTo(new Task.MultiLabel());
        assertThat(data.labels().names()).containsExactly("bird", "cat", "dog");
        assertThat(texts(data)).containsExactly("cat|dog", "", "cat", "bird|cat");
        assertThat(data.counts()).containsExactly(1, 3, 1);
    }

    @Test
    void labelsThatAreOneEachAreOneLabelAPicture() throws IOException {
        Dataset data = read("t.csv", "path,labels\n1.png,red fox\n2.png,bear\n3.png,bear\n");

        assertThat(data.task()).isEqualTo(new Task.SingleLabel());
        assertThat(said).anyMatch(line -> line.contains("hold spaces and are taken whole"));
        assertThat(data.asked(new Task.MultiLabel()).task()).isEqualTo(new Task.MultiLabel());
        assertThat(texts(data.asked(new Task.MultiLabel()))).containsExactly("red fox", "bear", "bear");
    }

    @Test
    void otherColumnsAndUnicodeAreNoHindrance() throws IOException {
        Dataset data = read(
                "t.csv",
                "path,split,camera,猫 ねこ,עכבר\n1.png,train,480,1,0\n2.png,train,640,1,1\n3.png,test,512,0,0\n4.png,val,9,1,1\n");

        assertThat(data.labels().names()).containsExactlyInAnyOrder("猫 ねこ", "עכבר");
        assertThat(data.gives(Role.TEST)).isTrue();
        assertThat(said).anyMatch(line -> line.contains("not used: camera"));
        assertThat(said).anyMatch(line -> line.contains("columns of noughts and ones, 2"));
    }

    @Test
    void aHundredLabelsAreAHundredColumns() throws IOException {
        String names = IntStream.range(0, 100).mapToObj(c -> "l" + c).collect(Collectors.joining(","));
        String ones = "1,".repeat(99) + "1";
        Dataset data = read("t.csv", "path," + names + "\n1.png," + ones + "\n2.png," + ones.replace('1', '0') + "\n");

        assertThat(data.labels().size()).isEqualTo(100);
        assertThat(data.labels().name(99)).isEqualTo("l99");
        assertThat(data.samples().get(0).labels().size()).isEqualTo(100);
    }

    @Test
    void aLabelThatNoPictureHasIsSaid() throws IOException {
        Dataset data = read("t.csv", "path,a,b,c\n1.png,1,0,0\n2.png,0,1,0\n3.png,0,1,0\n");

        assertThat(data.counts()).containsExactly(1, 2, 0);
        assertThat(said).anyMatch(line -> line.endsWith("that no picture has: c."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "path,height\\n1.png,480\\n2.png,640\\n > must include \"label\", but are [path, height]. Needed are path and label",
                "path,tags\\n1.png,a b\\n2.png,c\\n > Rename \"tags\" to \"labels\".",
                "path,label,labels\\n1.png,a,b\\n > must include label or labels, but include both. Remove one.",
                "path,labels\\n1.png,a|a\\n2.png,\\n > must have at least 2 classes, but had 1 (a). Where there is one label alone",
                "path,has_cat\\n1.png,1\\n2.png,0\\n > must have at least 2 classes, but had 1 (has_cat). Where there is one label alone",
                "path,labels\\n1.png,\\n2.png,\\n > must have at least 2 classes, but had none.",
                "path,a,b\\n1.png,1,0\\n2.png,,1\\n3.png,2,1\\n4.png,0,1\\n > line 3 has \"\" in the column \"a\", which must be 0 or 1; line 4 has \"2\"",
                "path,a,b\\n1.png,1,0\\n1.png,0,1\\n > line 3 names 1.png again, after line 2 (several labels of a picture stand in one row",
                "path,a,b,a\\n1.png,1,0,1\\n > must be distinct, but \"a\" comes twice. Remove one.",
                "path,a|b,c\\n1.png,1,0\\n2.png,0,1\\n > labels must not hold | where a picture may have several, but one is \"a|b\". Rename it.",
                "path,labels,split\\n1.png,a|b,train\\n2.png,a|c,test\\n > classes of test and validation must be classes of train, but [test/c] were not",
                "path,spilt,a,b\\n1.png,train,1,0\\n2.png,test,0,1\\n > one is \"spilt\". Did you mean \"split\"?",
            })
    void whatIsWrongIsSaid(String text, String message) {
        assertThatThrownBy(() -> read("t.csv", text.replace("\\n", "\n")))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(message);
    }
}
