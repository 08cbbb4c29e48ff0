package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.picture.FormulaPicture;
import dev.fovea.picture.Picture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pictures from memory, groups by name, the order of names, and what a person may name. */
class DatasetsTest {
    private static final List<Picture> THREE =
            IntStream.range(1, 4).mapToObj(i -> FormulaPicture.of(i, 2, 1)).toList();

    @Test
    void picturesInMemory() {
        Dataset data = Datasets.of(THREE, List.of("b", "a", "b"));

        assertThat(data.labels().names()).containsExactly("a", "b");
        assertThat(data.truth()).containsExactly(1, 0, 1);
        assertThat(data.samples()).extracting(Sample::name).containsExactly("picture#0", "picture#1", "picture#2");
        assertThat(data.samples().get(2).picture()).isSameAs(THREE.get(2));
        assertThat(Datasets.of(THREE, List.of("b", "a", "b"), List.of("x", "y", "z"))
                        .samples()
                        .get(1)
                        .name())
                .isEqualTo("y");
    }

    @Test
    void unevenListsAreRefused() {
        assertThatThrownBy(() -> Datasets.of(THREE, List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as many as the 3 pictures, but were 2 and 3");
        assertThatThrownBy(() -> Datasets.of(THREE, List.of("a", "b", "a"), List.of("x", "x", "y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("distinct");
    }

    @Test
    void groupsComeFromTheFilesName() {
        Dataset data = named("a9_/s1_x.png", "b/s22_y.png", "b/s1_z.png");

        assertThat(GroupBy.pattern("s(\\d+)_").group(data).samples())
                .extracting(Sample::group)
                .containsExactly("1", "22", "1");
        assertThat(data.grouped(GroupBy.parentFolder()).samples())
                .extracting(Sample::group)
                .containsExactly("a9_", "b", "b");
    }

    @Test
    void namesWithoutAGroupAreListed() {
        String[] names =
                IntStream.range(0, 12).mapToObj(i -> "a/p" + i + ".png").toArray(String[]::new);
        Dataset data = named(names);

        assertThatThrownBy(() -> GroupBy.pattern("p(1\\d)").group(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but 10 did not: a/p0.png, a/p1.png")
                .hasMessageContaining("a/p9.png. Try")
                .hasMessageNotContaining("p10");
        assertThatThrownBy(() -> data.grouped(GroupBy.pattern("(q)")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--group-by '(q)'");
    }

    @Test
    void aPatternMustCaptureAndBeOne() {
        assertThatThrownBy(() -> GroupBy.pattern("s\\d+"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have a group in parentheses, but was 's\\d+'");
        assertThatThrownBy(() -> GroupBy.pattern("s(\\d+"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a regular expression, but was 's(\\d+'");
    }

    @Test
    void bloodSmearsAreGrouped() {
        Dataset cells = Datasets.folder(SharedData.path("blood-cells"));
        Dataset grouped = GroupBy.pattern("s(\\d+)_").group(cells);

        assertThat(cells.size()).isEqualTo(1200);
        assertThat(grouped.samples()).allMatch(s -> s.name().contains("/s" + s.group() + "_"));
    }

    @Test
    void namesAreOrderedAsPeopleDo() {
        List<String> names =
                List.of("10", "9", "img12b", "img2", "img", "b", "img02", "img12a", "99999999999999999999");

        assertThat(names.stream().sorted(NaturalOrder.NAMES))
                .containsExactly("9", "10", "99999999999999999999", "b", "img", "img02", "img2", "img12a", "img12b");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Datasets.open("no/such/folder"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("no/such/folder");
    }

    private static Dataset named(String... names) {
        List<Picture> pictures = List.of(names).stream().map(n -> THREE.get(0)).toList();
        List<String> labels = IntStream.range(0, names.length)
                .mapToObj(i -> i % 2 == 0 ? "even" : "odd")
                .toList();
        return Datasets.of(pictures, labels, List.of(names));
    }
}
