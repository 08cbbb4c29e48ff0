package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScanLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    private ScanLine line(boolean terminal) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new ScanLine(new Streams(InputStream.nullInputStream(), stream, stream, terminal), () -> now);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalSeesOneLineThatGoesAway() {
        ScanLine line = line(true);
        line.scanned(1, 12_000);
        assertThat(said()).isEmpty(); // a moment only
        now = 2_000_000_000L;
        line.scanned(8_000, 12_000);
        assertThat(said()).isEqualTo("\rLooking at the files: 8,000 of 12,000");
        line.close();
        assertThat(said()).endsWith("\r" + " ".repeat(60) + "\r");
        line.close();
        assertThat(said()).hasSize(37 + 1 + 62);
    }

    @Test
    void elsewhereALineComesSeldom() {
        ScanLine line = line(false);
        for (now = 0; now < 25_000_000_000L; now += 200_000_000L) {
            line.scanned((int) (now / 1_000_000), 25_000);
        }
        line.close();
        assertThat(said().lines())
                .containsExactly("Looking at the files: 10,000 of 25,000", "Looking at the files: 20,000 of 25,000");
    }

    @Test
    void sentencesStandInLinesOfTheirOwn() {
        ScanLine line = line(true);
        now = 2_000_000_000L;
        line.scanned(8_000, 12_000);
        line.said("Columns are not used.");
        assertThat(said()).endsWith("\r" + " ".repeat(60) + "\rColumns are not used." + System.lineSeparator());
    }
}
