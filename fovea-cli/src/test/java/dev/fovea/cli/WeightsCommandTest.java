package dev.fovea.cli;

import static dev.fovea.cli.Done.fovea;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.weights.SafetensorsWriter;
import dev.fovea.weights.StateDict;
import dev.fovea.weights.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class WeightsCommandTest {
    @TempDir
    private Path home;

    @BeforeEach
    void moveIn() {
        System.setProperty("fovea.home", home.toString());
    }

    @AfterEach
    void moveOut() {
        System.clearProperty("fovea.home");
    }

    private Path mine() {
        Path file = home.resolve("mine.safetensors");
        StateDict state = new StateDict(
                "mine", Map.of("module.fc.weight", StoredTensor.floats(List.of(1L, 2L), 1, 2)), Map.of(), List.of());
        SafetensorsWriter.write(state, file);
        return file;
    }

    @Test
    void theListShowsWhatIsKnownAndWhatIsHere() {
        assertThat(fovea("weights", "import", mine().toString(), "--as", "my-net")
                        .code())
                .isZero();
        Done done = fovea("weights", "list");
        assertThat(done.code()).isZero();
        assertThat(done.out())
                .contains("resnet-18", "69.8", "46.8 MB", "BSD-3-Clause and terms of ImageNet")
                .containsPattern("my-net .*yours, here")
                .contains("Files are in " + home.resolve("weights"));
        assertThat(fovea("weights").out()).isEqualTo(done.out());
    }

    @Test
    void whatIsImportedIsShown() {
        Done done = fovea("weights", "import", mine().toString(), "--as", "my-net");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("1 array, 2 numbers, 0.0 MB (F32 1)", "  fc.weight [1, 2]")
                .contains("All names begin with \"module.\", which is left out.")
                .contains("my-net is in " + home.resolve("weights/own/my-net.safetensors")
                        + ". Train with it: fovea train photos/ --pretrained my-net");
    }

    @Test
    void verifyNamesWhatIsDamaged() throws IOException {
        assertThat(fovea("weights", "verify").out()).contains("No weights are in");
        fovea("weights", "import", mine().toString(), "--as", "my-net");
        assertThat(fovea("weights", "verify").out()).isEqualTo("my-net: as it came" + System.lineSeparator());
        Files.write(home.resolve("weights/own/my-net.safetensors"), new byte[] {1, 2, 3});
        Done done = fovea("weights", "verify");
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err())
                .contains("weights must be as they came, but 1 is not: my-net")
                .contains("SHA-256");
    }

    @Test
    void unknownNamesAndBadFilesAreTheUsersInput() throws IOException {
        Done unknown = fovea("weights", "get", "resnet18");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("Did you mean \"resnet-18\"?");
        Path bad = home.resolve("bad.pth");
        Files.write(bad, new byte[20]);
        Done refused = fovea("weights", "import", bad.toString(), "--as", "bad");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("weights file must be a whole state dict")
                .doesNotContain("Exception");
        Done other = fovea("weights", "import", mine().toString(), "--as", "resnet-18");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("must be the published file resnet18-f37072fd.pth");
    }
}
