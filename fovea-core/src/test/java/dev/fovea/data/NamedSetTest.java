package dev.fovea.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.fetch.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class NamedSetTest {
    private final List<String> log = new ArrayList<>();

    @TempDir
    private Path home;

    @TempDir
    private Path theirs;

    @BeforeEach
    void moveIn() {
        System.setProperty("fovea.home", home.toString());
    }

    @AfterEach
    void moveOut() {
        System.clearProperty("fovea.home");
    }

    @Test
    void areFoundByTheirWord() {
        assertThat(NamedSet.words()).containsExactly("mnist", "fashion-mnist", "cifar10");
        assertThat(NamedSet.named("mnist")).isEqualTo(NamedSet.MNIST);
        assertThatThrownBy(() -> NamedSet.named("minst"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "named data set must be known, but was \"minst\". Did you mean \"mnist\"? Allowed: cifar10, fashion-mnist, mnist.");
    }

    @Test
    void everySetNamesFilesThatCanBeChecked() {
        for (NamedSet set : NamedSet.values()) {
            assertThat(set.files()).isNotEmpty().allSatisfy(file -> {
                assertThat(file.sha256()).matches("[0-9a-f]{64}");
                assertThat(file.size().least()).isPositive();
                assertThat(file.addresses())
                        .hasSizeGreaterThanOrEqualTo(2)
                        .first()
                        .satisfies(address -> assertThat(address).hasScheme("https"));
            });
        }
    }

    @Test
    void lineSaysWhetherItIsHere() {
        assertThat(NamedSet.MNIST.present()).isEmpty();
        assertThat(NamedSet.MNIST.line())
                .isEqualTo("mnist  70,000 handwritten digits, 28 x 28, gray, 10 classes  11.6 MB  CC BY-SA 3.0  "
                        + "not here: fovea data get mnist");
    }

    @Test
    void takesThePublishedFilesFromAFolder() throws IOException {
        Path source = SharedData.path("mnist");
        for (RemoteFile file : NamedSet.MNIST.files()) { // as some copies spell them
            Files.copy(source.resolve(file.name()), theirs.resolve(file.name().replace("-idx", ".idx")));
        }
        Path folder = NamedSet.MNIST.get(theirs, log::add);
        assertThat(folder).isEqualTo(home.resolve("data/mnist"));
        assertThat(NamedSet.MNIST.present()).contains(folder);
        assertThat(log).hasSize(4).first().isEqualTo("train-images-idx3-ubyte.gz: copied from " + theirs);
        assertThat(NamedSet.MNIST.line()).endsWith("in " + folder);
        assertThat(NamedSet.MNIST.get(null, log::add)).isEqualTo(folder); // asks the network for nothing
        assertThat(log).last().isEqualTo("t10k-labels-idx1-ubyte.gz: already there");
    }

    @Test
    void namesAllThatIsWrongInAFolder() throws IOException {
        Files.write(theirs.resolve("train-images-idx3-ubyte.gz"), new byte[9_912_422]);
        Files.write(theirs.resolve("train-labels.idx1-ubyte.gz"), new byte[7]);
        Files.write(theirs.resolve("t10k-labels.idx1-ubyte"), new byte[7]);
        assertThatThrownBy(() -> NamedSet.MNIST.get(theirs, log::add))
                .isInstanceOf(FoveaException.class)
                .hasMessage("files to copy must be the published ones, but in " + theirs
                        + " train-images-idx3-ubyte.gz has another SHA-256 than "
                        + "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"
                        + "; train-labels.idx1-ubyte.gz has another SHA-256 than "
                        + "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"
                        + "; t10k-images-idx3-ubyte.gz is missing"
                        + "; t10k-labels-idx1-ubyte.gz is unpacked (the .gz file is needed)."
                        + " Get them again or download without --from.");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> NamedSet.MNIST.get(theirs.resolve("none"), log::add))
                .isInstanceOf(FoveaException.class)
                .hasMessage(theirs.resolve("none") + " must be a folder, but was not (--from)");
    }
}
