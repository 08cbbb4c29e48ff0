package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the names of arrays come from. */
class NamesTest {
    private static final Shape INPUT = Shape.picture(3, 8, 8);

    private static List<String> names(Layer... layers) {
        return Node.of("", Sequence.of(layers), INPUT).leaves().map(Node::path).toList();
    }

    @Test
    void givenOnesComeFirstAndTheOthersAreCounted() {
        assertThat(names(Layers.conv(2, 1), Layers.named("mine", Layers.conv(2, 1)), Layers.conv(2, 1)))
                .containsExactly("conv1", "mine", "conv2");
        assertThat(names(Sequence.of(Layers.conv(2, 1)), Sequence.numbered(List.of(Layers.relu(), Layers.conv(2, 1)))))
                .containsExactly("sequence1.conv1", "sequence2.0", "sequence2.1");
    }

    @Test
    void inlineJoinsAddNothingAndCountOn() {
        Layer block = Layers.inline(Sum.of(
                Layers.inline(Sequence.of(Layers.named("a", Layers.conv(3, 1)), Layers.relu())), new Identity()));
        assertThat(names(Layers.relu(), Layers.named("block", Sequence.of(block, Layers.relu()))))
                .containsExactly("relu1", "block.a", "block.relu1", "block.identity1", "block.relu2");
    }

    @Test
    void namesBesideEachOtherMustDiffer() {
        Layer first = Layers.named("a", Layers.conv(2, 1));
        assertThatThrownBy(() -> names(first, Layers.inline(Sequence.of(first))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be distinct, but \"a\" came twice");
        assertThatThrownBy(() -> new Named("", Layers.conv(2, 1)))
                .hasMessageContaining("name of a layer must be letters, digits, _ and - (or empty, of a join)");
    }

    @Test
    void inlineJoinsAreWrittenAndRead() {
        Network network = Network.of(
                "x",
                INPUT,
                Layers.inline(Sequence.of(Layers.named("a", Layers.conv(2, 1)))),
                Layers.flatten(),
                Layers.dense(2));
        assertThat(NetworkYaml.read(NetworkYaml.write(network), "test")).isEqualTo(network);
    }

    /** What torch.nn.MaxPool2d(kernel, stride, padding, ceil_mode=True) gives. */
    @ParameterizedTest
    @CsvSource({"8,3,2,0,4", "7,3,2,0,3", "2,3,2,0,1", "5,3,2,1,3", "6,3,2,1,4", "3,2,2,1,2", "9,2,3,0,3", "10,2,3,0,4"
    })
    void poolOfWhatIsLeft(int side, int kernel, int stride, int padding, int expected) {
        MaxPool pool =
                Layers.maxPool(kernel).withStride(stride).withPadding(padding).withCeil();
        assertThat(pool.shape(Shape.picture(1, side, side))).isEqualTo(Shape.picture(1, expected, expected));
    }
}
