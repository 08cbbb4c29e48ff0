package dev.fovea.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.StepTimes;
import dev.fovea.fit.TrainingEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Event files are TensorBoard's to the byte. Golden bytes of TensorBoard 2.21.0's own writer, exactly equal:
 *
 * <pre>{@code
 * import io
 * from tensorboard.compat.proto import event_pb2, summary_pb2
 * from tensorboard.summary.writer.record_writer import RecordWriter
 * out = io.BytesIO()
 * w = RecordWriter(out)
 * S, V, L = summary_pb2.Summary, summary_pb2.Summary.Value, event_pb2.SessionLog
 * for e in [
 *     event_pb2.Event(wall_time=1767225600.0, file_version="brain.Event:2"),
 *     event_pb2.Event(wall_time=1767225600.5, step=3, session_log=L(status=L.START)),
 *     event_pb2.Event(wall_time=1767225601.25, step=3, summary=S(value=[
 *         V(tag="loss", simple_value=0.5), V(tag="accuracy", simple_value=0.875)])),
 *     event_pb2.Event(wall_time=1767225602.0, step=70000, summary=S(value=[V(tag="准确率", simple_value=-1.5)]))]:
 *   w.write(e.SerializeToString())
 * print(out.getvalue().hex())
 * }</pre>
 *
 * {@code bench/report/check_tensorboard.py} reads a whole run with the real TensorBoard.
 */
class TensorBoardTest {
    private static final String GOLDEN =
            "1800000000000000a37f4b2209000000406e55da411a0d627261696e2e4576656e743a32c3486dfc"
                    + "0f000000000000006d532b0909000020406e55da4110033a020801404224452b00000000000000861bc34b09000050406e55da4110032a"
                    + "1e0a0b0a046c6f7373150000003f0a0f0a086163637572616379150000603f22423a7e2100000000000000017becf609000080406e55da"
                    + "4110f0a2042a120a100a09e58786e7a1aee78e87150000c0bf735499a9";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private static TrainingEvent epoch(int number, double loss, int validation) {
        return new TrainingEvent.EpochDone(new EpochReport(
                number,
                0.01,
                new EpochReport.Fitness(1, 0.5, 10),
                new EpochReport.Fitness(loss, 0.75, 10),
                new EpochReport.Fitness(2 * loss, 0.5, validation),
                1000,
                new StepTimes(0, 0, 0, 0, 0),
                1));
    }

    private static TrainingEvent step(int epoch, long done) {
        return new TrainingEvent.Stepped(epoch, 9, done, 100, 0.5, 0.25, 2000, 7);
    }

    /** The payloads of a file's records; both checksums are held against the bytes. */
    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> out = new ArrayList<>();
        while (in.hasRemaining()) {
            int start = in.position();
            int length = Math.toIntExact(in.getLong());
            assertThat(in.getInt())
                    .isEqualTo(RecordFrame.checksum(Arrays.copyOfRange(in.array(), start, start + 8), 8));
            byte[] payload = new byte[length];
            in.get(payload);
            assertThat(in.getInt()).isEqualTo(RecordFrame.checksum(payload, length));
            out.add(payload);
        }
        return out;
    }

    private List<Path> files(String series) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(series))) {
            return files.sorted().toList();
        }
    }

    @Test
    void framesAndEventsAreTensorBoardsOwn() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(RecordFrame.of(Scalars.version(1767225600.0)));
        out.write(RecordFrame.of(Scalars.restart(1767225600.5, 3)));
        Map<String, Double> two = new LinkedHashMap<>();
        two.put("loss", 0.5);
        two.put("accuracy", 0.875);
        out.write(RecordFrame.of(Scalars.numbers(1767225601.25, 3, two)));
        out.write(RecordFrame.of(Scalars.numbers(1767225602.0, 70000, Map.of("准确率", -1.5))));
        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(GOLDEN);
    }

    @Test
    void epochsAndStepsGoToTheirOwnSeries() throws IOException {
        try (TensorBoard board = TensorBoard.in(folder, CLOCK)) {
            board.accept(step(1, 50));
            board.accept(new TrainingEvent.Note("a sentence"));
            board.accept(epoch(1, 0.5, 10));
            board.accept(epoch(2, 0.25, 10));
        }
        assertThat(records(files("train").get(0))).hasSize(4); // version, start, two epochs
        assertThat(records(files("validation").get(0))).hasSize(4);
        assertThat(records(files("steps").get(0))).hasSize(3);
        String train = new String(records(files("train").get(0)).get(3), StandardCharsets.UTF_8);
        assertThat(train).contains("loss", "accuracy", "rate", "pictures_per_second");
        assertThat(files("train").get(0).getFileName().toString()).startsWith("events.out.tfevents.1767225600.fovea.");
    }

    @Test
    void whatGoesOnTakesBackWhatItDoesAgain() throws IOException {
        try (TensorBoard first = TensorBoard.in(folder, CLOCK)) {
            for (int e = 1; e <= 3; e++) {
                first.accept(epoch(e, 0.5, 10));
            }
        }
        // the clock went back a day meanwhile: the later file must still come later
        Clock earlier = Clock.offset(CLOCK, Duration.ofDays(-1));
        try (TensorBoard second = TensorBoard.in(folder, earlier)) {
            second.accept(epoch(3, 0.5, 10));
        }
        List<Path> files = files("train");
        assertThat(files).hasSize(2);
        assertThat(records(files.get(0))).hasSize(5);
        List<byte[]> later = records(files.get(1));
        assertThat(later).hasSize(3);
        // step 3 (field 2), session log (field 7) with status START (1)
        assertThat(HexFormat.of().formatHex(later.get(1))).endsWith("10033a020801");
    }

    @Test
    void withoutValidationThereIsNoSuchSeries() {
        try (TensorBoard board = TensorBoard.in(folder, CLOCK)) {
            board.accept(epoch(1, 0.5, 0));
        }
        assertThat(folder.resolve("validation")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("train"), "a file in the way");
        try (TensorBoard board = TensorBoard.in(folder, CLOCK)) {
            assertThatThrownBy(() -> board.accept(epoch(1, 0.5, 10)))
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("train must be writable");
        }
    }
}
