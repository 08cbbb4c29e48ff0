package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.picture.Picture;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * CIFAR-10's binary files as a data set: records of one byte for the class and 32 x 32 bytes for each of red, green and
 * blue, row by row. All are kept in memory, and each sample is a view of them.
 */
final class CifarDataset {
    /** The authors' archive of the files. */
    static final String ARCHIVE = "cifar-10-binary.tar.gz";

    private static final String NAMES = "batches.meta.txt";
    private static final String TEST = "test_batch.bin";
    private static final List<String> TRAIN = IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "data_batch_" + i + ".bin")
            .toList();

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int RECORD = 1 + 3 * PLANE;

    /** The published files have 30,730,000 bytes. */
    private static final int MOST_BYTES = 64 << 20;

    private CifarDataset() {}

    /** The files in a folder, unpacked or in their archive; nothing where they are not there. */
    static Optional<Dataset> inFolder(Path folder) {
        String name = FolderLayout.name(folder.toAbsolutePath().normalize());
        if (Files.isRegularFile(folder.resolve(TRAIN.get(0)))) {
            return Optional.of(of(unpacked(folder), name, folder));
        }
        Path archive = folder.resolve(ARCHIVE);
        return Files.isRegularFile(archive) ? Optional.of(of(archived(archive), name, archive)) : Optional.empty();
    }

    private static boolean isOurs(String file) {
        return TRAIN.contains(file) || file.equals(TEST) || file.equals(NAMES);
    }

    private static Map<String, byte[]> unpacked(Path folder) {
        Map<String, byte[]> out = new HashMap<>();
        for (String name : names()) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    out.put(name, bytes(in, name, folder));
                } catch (IOException e) {
                    throw new FoveaException(file + " must be readable, but was not (" + e + ").", e);
                }
            }
        }
        return out;
    }

    private static Map<String, byte[]> archived(Path archive) {
        Map<String, byte[]> out = new HashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16), 1 << 16))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.isFile() && isOurs(name)) {
                    out.put(name, bytes(in, name, archive));
                }
            }
            return out;
        } catch (IOException e) {
            throw new FoveaException(
                    archive + " must be CIFAR-10's whole archive, but was not (" + e.getMessage() + "). Get it again.",
                    e);
        }
    }

    private static byte[] bytes(InputStream in, String name, Path where) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        Check.world(
                bytes.length <= MOST_BYTES,
                "%s must be at most %d MiB, but is more (%s). Get it again.",
                name,
                MOST_BYTES >> 20,
                where);
        return bytes;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(TRAIN);
        names.add(TEST);
        names.add(NAMES);
        return names;
    }

    private static Dataset of(Map<String, byte[]> files, String name, Path where) {
        List<String> missing =
                names().stream().filter(file -> !files.containsKey(file)).toList();
        Check.world(missing.isEmpty(), "%s must hold all of CIFAR-10, but lacks %s. Get it again.", where, missing);
        byte[] text = files.getOrDefault(NAMES, new byte[0]);
        Labels labels = new Labels(new String(text, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
        List<Sample> samples = new ArrayList<>();
        for (String file : TRAIN) {
            add(samples, files.getOrDefault(file, text), labels, new From(file, Role.TRAIN, where));
        }
        add(samples, files.getOrDefault(TEST, text), labels, new From(TEST, Role.TEST, where));
        return new Dataset(name, samples, labels, new Task.SingleLabel(), List.of());
    }

    /** Where records come from. */
    private record From(String file, Role role, Path where) {}

    private static void add(List<Sample> samples, byte[] records, Labels labels, From from) {
        Check.world(
                records.length > 0 && records.length % RECORD == 0,
                "%s must hold records of %d bytes, but has %d bytes (%s). Get it again.",
                from.file,
                RECORD,
                records.length,
                from.where);
        String stem = from.file.replace(".bin", "");
        for (int i = 0; i < records.length / RECORD; i++) {
            int at = i * RECORD;
            int label = records[at] & 0xff;
            Check.world(
                    label < labels.size(),
                    "classes of %s must be below %d, but one is %d (%s, record %d). Get it again.",
                    from.file,
                    labels.size(),
                    label,
                    from.where,
                    i);
            samples.add(new Sample(stem + "#" + i, () -> picture(records, at + 1), label, null, from.role));
        }
    }

    /** From three planes to pixels. */
    private static Picture picture(byte[] records, int at) {
        byte[] pixels = new byte[3 * PLANE];
        for (int i = 0; i < PLANE; i++) {
            for (int channel = 0; channel < 3; channel++) {
                pixels[3 * i + channel] = records[at + channel * PLANE + i];
            }
        }
        return new Picture(SIDE, SIDE, 3, pixels);
    }
}
