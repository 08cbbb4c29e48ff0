package dev.fovea.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IoReasonTest {
    @Test
    void aMissingFileIsNamed() {
        Path missing = Path.of("no-such-folder", "a.jpg");
        try {
            Files.readAllBytes(missing);
        } catch (IOException e) {
            assertThat(IoReason.of(e)).isEqualTo("there is no file " + missing);
        }
    }

    @Test
    void theUsualCasesAreWordsAndOthersTheSystemsOwn() {
        assertThat(IoReason.of(new AccessDeniedException("a"))).isEqualTo("access to a is denied");
        assertThat(IoReason.of(new FileAlreadyExistsException("a"))).isEqualTo("a exists already");
        assertThat(IoReason.of(new NotDirectoryException("a"))).isEqualTo("a is no folder");
        assertThat(IoReason.of(new DirectoryNotEmptyException("a"))).isEqualTo("folder a is not empty");
        assertThat(IoReason.of(new FileSystemException("a", null, "No space left on device")))
                .isEqualTo("No space left on device (a)");
        assertThat(IoReason.of(new IOException("stream closed"))).isEqualTo("stream closed");
        assertThat(IoReason.of(new IOException())).isEqualTo("java.io.IOException");
    }

    @Test
    void whereTheFileIsNamedBesideItIsNotNamedAgain() {
        assertThat(IoReason.brief(new NoSuchFileException("a"))).isEqualTo("there is no such file");
        assertThat(IoReason.brief(new AccessDeniedException("a"))).isEqualTo("access is denied");
        assertThat(IoReason.brief(new FileSystemException("a", null, "Too many open files")))
                .isEqualTo("Too many open files");
        assertThat(IoReason.brief(new IOException("stream closed"))).isEqualTo("stream closed");
    }
}
