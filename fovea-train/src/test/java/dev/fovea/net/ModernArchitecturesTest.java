package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for some of the modern architectures; {@link ArchitectureFamilyTest} has what holds for all. */
class ModernArchitecturesTest {
    private static Network network(Architecture architecture, int height, int width) {
        return architecture.network(Shape.picture(3, height, width), 3);
    }

    @ParameterizedTest
    @EnumSource(names = {"MOBILENET_V2", "MOBILENET_V3_SMALL", "EFFICIENTNET_B3", "EFFICIENTNET_V2_S", "SHUFFLENET_V2"})
    void thoseThatPadTakeOnePixel(Architecture architecture) {
        assertThat(network(architecture, 1, 1).classes()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"CONVNEXT_TINY,32,features.6.1", "VIT_S_16,16,patch_embed.proj"})
    void thoseThatCutIntoPatchesRefuseLessThanOne(Architecture architecture, int side, String layer) {
        assertThat(network(architecture, side, side).classes()).isEqualTo(3);
        assertThatThrownBy(() -> network(architecture, side, side - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer \"" + layer + "\"")
                .hasMessageContaining("Use larger pictures (--size)");
    }

    /** Of B0's sixteen blocks those around which the input goes, later ones more often. */
    @Test
    void stochasticDepthReachesTheBlocks() {
        Network deep = StochasticDepth.over(network(Architecture.EFFICIENTNET_B0, 64, 64), 0.5);
        List<Double> rates = deep.node()
                .leaves()
                .map(Node::layer)
                .filter(DropPath.class::isInstance)
                .map(layer -> ((DropPath) layer).rate())
                .toList();
        assertThat(rates).hasSize(9).isSorted().doesNotHaveDuplicates().endsWith(0.5);
        assertThat(rates.get(0)).isPositive();
        assertThatThrownBy(() -> StochasticDepth.over(network(Architecture.MOBILENET_V2, 64, 64), 0.1))
                .hasMessageContaining("mobilenet-v2 has none");
    }

    @Test
    void layersSayWhatTheyCannotTake() {
        Shape maps = Shape.picture(10, 4, 4);
        assertThatThrownBy(() -> new ChannelShuffle(3).shape(maps)).hasMessageContaining("its 3 groups divide");
        assertThatThrownBy(() -> new ChannelSlice(8, 3).shape(maps))
                .hasMessageContaining("must get at least [n, 11, height, width], but got [n, 10, 4, 4]");
        assertThatThrownBy(() -> new Attention(2).shape(maps)).hasMessageContaining("its 2 heads divide");
        for (Layer layer : List.of(
                Layers.pixelDense(3), new ChannelScale(), new ClassToken(), new Positions(), new FirstToken())) {
            assertThatThrownBy(() -> layer.shape(Shape.vector(10)))
                    .as(layer.kind())
                    .isInstanceOf(WrongShape.class)
                    .hasMessageContaining("must get [n, channels, height, width]");
        }
        assertThatThrownBy(() -> new LayerNorm(0)).hasMessageContaining("epsilon of layer-norm must be above 0");
        assertThatThrownBy(() -> new Attention(0)).hasMessageContaining("heads of attention must be at least 1");
        assertThatThrownBy(() -> Layers.pixelDense(0)).hasMessageContaining("features of pixel-dense");
    }
}
