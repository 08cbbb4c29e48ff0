package dev.fovea.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.fetch.FileSize;
import dev.fovea.net.Architecture;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.read();

    @Test
    void namesAreUniqueAndFilesCanBeChecked() {
        assertThat(catalogue.weights()).hasSizeGreaterThan(35);
        assertThat(new HashSet<>(catalogue.names())).hasSameSizeAs(catalogue.names());
        assertThat(catalogue.weights()).allSatisfy(weights -> {
            assertThat(weights.file().address()).startsWith("https://");
            assertThat(weights.name()).startsWith(weights.architecture()).matches("[a-z0-9.-]+");
            assertThat(weights.file().name())
                    .contains("-" + weights.file().sha256().substring(0, 8));
            assertThat(weights.file().remote().size().least()).isGreaterThan(1_000_000);
            assertThat(weights.accuracy()).isBetween(50.0, 100.0);
            assertThat(weights.licence()).isNotBlank();
            assertThat(weights.seen().interpolation()).isIn("bilinear", "bicubic");
            assertThat(weights.seen().preprocess().resize())
                    .isGreaterThanOrEqualTo(weights.seen().size());
        });
    }

    @Test
    void everyArchitectureIsOneThatIsShipped() {
        assumeTrue(Architecture.words().contains("convnext-tiny"), "the architectures are not there yet");
        assertThat(Architecture.words())
                .containsAll(catalogue.weights().stream()
                        .map(Pretrained::architecture)
                        .toList());
    }

    @Test
    void aFileOfOneSizeIsAsLongAsItsRoundedMegabytesSay() {
        FileSize size = FileSize.rounded(catalogue.named("mobilenet-v2").file().mebibytes());
        assertThat(size.most() - size.least()).isLessThan(1100);
        assertThat(size.allows((long) (13.555 * (1 << 20)))).isTrue();
        assertThat(size.allows((long) (13.557 * (1 << 20)))).isFalse();
    }

    @Test
    void theOnesWithTheirOwnNormalisationSayHalf() {
        assertThat(catalogue.named("googlenet").seen().mean()).containsExactly(0.5, 0.5, 0.5);
        assertThat(catalogue.named("inception-v3").seen().size()).isEqualTo(299);
        assertThat(catalogue.named("resnet-18").seen().mean()).containsExactly(0.485, 0.456, 0.406);
    }

    @Test
    void filesAreKnownByTheirNameWhereverTheyLie() {
        assertThat(catalogue.ofFile(Path.of("/downloads/resnet18-f37072fd.pth")).map(Pretrained::name))
                .contains("resnet-18");
        assertThat(catalogue.ofFile(Path.of("mine.pth"))).isEmpty();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> catalogue.named("resnet18"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Did you mean \"resnet-18\"?");
    }
}
