package dev.fovea.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxNativesTest {
    @Test
    void unpacksOnceAndMendsWhatIsDamaged(@TempDir Path home) throws IOException {
        Path folder = OnnxNatives.unpacked(home);
        assertThat(folder).isNotNull();
        List<Path> files;
        try (var found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        assertThat(files).hasSize(2);
        Path library = files.get(0);
        byte[] sound = Files.readAllBytes(library);
        FileTime longAgo = FileTime.fromMillis(1);
        Files.setLastModifiedTime(library, longAgo);
        assertThat(OnnxNatives.unpacked(home)).isEqualTo(folder);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(longAgo);

        byte[] damaged = sound.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(library, damaged);
        OnnxNatives.unpacked(home);
        assertThat(Files.readAllBytes(library)).isEqualTo(sound);
    }

    @Test
    void folderThatCannotBeWrittenIsLeftAlone(@TempDir Path home) throws IOException {
        Path file = Files.writeString(home.resolve("file"), "not a folder");
        assertThat(OnnxNatives.unpacked(file)).isNull();
    }
}
