package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Nearest;
import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ways into Fovea: each gives a {@link Dataset} of samples that are decoded only when read. Safe from any thread.
 *
 * <pre>{@code
 * Dataset photos = Datasets.folder(Path.of("photos"));
 * }</pre>
 */
public final class Datasets {
    /** The name of the set that Fovea draws itself. */
    public static final String DRAWN = "drawn";

    private static final int DRAWN_SAMPLES = 12_000;

    private Datasets() {}

    /**
     * A folder per class, at any depth below it; or such folders below train/, test/ and val/ (valid/, validation/), and
     * then each sample's {@link Sample#given} says which. Labels are the names of the class folders, numbers in them
     * compared as numbers ({@code 2} before {@code 10}).
     *
     * <p>Hidden files and files that are no pictures by their name (.txt, .csv, Thumbs.db) are passed over; what looks
     * like a picture and cannot be read is in {@link Dataset#badFiles} with its reason. Links are followed, loops are
     * not. Cost: every file is read once, on all cores; small sets are decoded, see {@link ScanDepth}.
     *
     * @throws dev.fovea.base.FoveaException if the folder is missing, has fewer than two classes, or a class has no
     *     readable picture
     */
    public static Dataset folder(Path folder) {
        return folder(folder, Scan.usual());
    }

    /** The same, scanned as deep as one likes. */
    public static Dataset folder(Path folder, Scan scan) {
        return FolderDataset.read(folder, scan);
    }

    /**
     * A table with a row for each picture: CSV (commas or semicolons), TSV or JSON lines, by the file's extension; UTF-8,
     * the first line names the columns. Columns {@code path} (relative to the table's folder, or absolute) and
     * {@code label} are needed; {@code split} (train, validation, test), {@code group} and {@code weight} may be there,
     * and a field of theirs may be empty.
     *
     * <p>Files that are missing or cannot be read are in {@link Dataset#badFiles}. At most 256 MiB and 5 million rows.
     *
     * @throws dev.fovea.base.FoveaException if rows are wrong, the first ten of them named by their lines; a needed column
     *     is missing, or another one is nearly a known one; all pictures are missing; or as {@link #folder}
     */
    public static Dataset table(Path file, Scan scan) {
        return TableDataset.read(file, scan);
    }

    /**
     * A table from a stream, by its first line: one whose columns it names, JSON lines, or plain paths, one a line, each
     * labelled by the folder that it lies in. Paths are relative to the working folder.
     *
     * @param in read to its end and not closed
     * @throws dev.fovea.base.FoveaException as {@link #table}
     */
    public static Dataset table(InputStream in, Scan scan) {
        return TableDataset.read(in, scan);
    }

    /**
     * A ZIP or TAR file of what could be a folder, read in place: the layouts of {@link #folder}, also where all lies in
     * one more folder. A compressed TAR ({@code .tar.gz}, {@code .tar.bz2}, {@code .tar.xz}) is decompressed once, below
     * Fovea's home folder and for the life of this process, to at most 64 GiB, 200 times its size, and what the disk has.
     *
     * <p>Entries that are encrypted, damaged, links, doubled, of absolute or unreadable names, or that grow beyond all
     * measure are in {@link Dataset#badFiles}. At most 5 million entries of 512 MiB.
     *
     * @throws dev.fovea.base.FoveaException if the archive is damaged or cut off, or as {@link #folder}
     */
    public static Dataset archive(Path file, Scan scan) {
        return ArchiveDataset.read(file, scan);
    }

    /**
     * One pair of IDX files, gzipped or not: MNIST's format.
     *
     * @param images unsigned bytes of shape [n, height, width] or [n, height, width, 3]
     * @param labels unsigned bytes of shape [n]; their values name the classes
     * @throws dev.fovea.base.FoveaException if a file is missing or is not what its header says
     */
    public static Dataset idx(Path images, Path labels) {
        return IdxDataset.of(List.of(new IdxDataset.Pair(images, labels, null)), FolderLayout.name(images));
    }

    /**
     * What a person names at a shell: a folder per class, a folder with MNIST's four IDX files or CIFAR-10's six binary
     * ones, a table, an archive, a named set that has been fetched, or {@code drawn}.
     *
     * @throws dev.fovea.base.FoveaException if it is none of these, with what was looked for and the nearest name
     */
    public static Dataset open(String nameOrPath) {
        return open(nameOrPath, Scan.usual());
    }

    /** The same, scanned as deep as one likes. */
    public static Dataset open(String nameOrPath, Scan scan) {
        Check.world(!nameOrPath.isBlank(), "data must be named, but was \"%s\". Try: fovea train photos/", nameOrPath);
        Path path = path(nameOrPath);
        if (Files.isDirectory(path)) {
            return IdxDataset.inFolder(path)
                    .or(() -> CifarDataset.inFolder(path))
                    .orElseGet(() -> folder(path, scan));
        }
        if (Files.isRegularFile(path)) {
            return file(path, scan);
        }
        List<String> known = known();
        Check.world(
                known.contains(nameOrPath),
                "data must be a folder (per class, or of IDX files), a table, an archive or a known name, but \"%s\""
                        + " was none of these. %s",
                nameOrPath,
                Nearest.hint(nameOrPath, known));
        return nameOrPath.equals(DRAWN)
                ? Drawn.characters(DRAWN_SAMPLES, Seed.of(1))
                : NamedSet.named(nameOrPath).open();
    }

    /**
     * Whether {@link #open} would take this for data, by what it is called and by what lies there; nothing is read.
     *
     * @param nameOrPath or {@code -} for a pipe
     */
    public static boolean isNamed(String nameOrPath) {
        if (nameOrPath.equals("-") || known().contains(nameOrPath)) {
            return true;
        }
        try {
            Path path = Path.of(nameOrPath);
            boolean file = TableDataset.isTable(path) || ArchiveDataset.isNamed(path);
            return !nameOrPath.isEmpty() && (Files.isDirectory(path) || file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<String> known() {
        return Stream.concat(NamedSet.words().stream(), Stream.of(DRAWN)).toList();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new FoveaException("data must be a path or a name, but was \"" + text + "\".", e);
        }
    }

    private static Dataset file(Path path, Scan scan) {
        if (TableDataset.isTable(path)) {
            return table(path, scan);
        }
        Check.world(
                ArchiveDataset.kind(path).isPresent(),
                "a file of data must be a table (.csv, .tsv, .jsonl) or an archive (.zip, .tar, .tar.gz, .tar.bz2, .tar.xz),"
                        + " but %s is neither. Name another one.",
                path);
        return archive(path, scan);
    }

    /**
     * Pictures in memory; samples are named {@code picture#0} and on.
     *
     * @param labels the label of each picture, as many as there are pictures; classes are in the order of their names
     */
    public static Dataset of(List<Picture> pictures, List<String> labels) {
        return of(
                pictures,
                labels,
                IntStream.range(0, pictures.size())
                        .mapToObj(i -> "picture#" + i)
                        .toList());
    }

    /**
     * Pictures in memory, with names.
     *
     * @param labels the label of each picture
     * @param names the name of each picture, distinct
     */
    public static Dataset of(List<Picture> pictures, List<String> labels, List<String> names) {
        Check.that(
                pictures.size() == labels.size() && pictures.size() == names.size(),
                "labels and names must be as many as the %d pictures, but were %d and %d",
                pictures.size(),
                labels.size(),
                names.size());
        Check.that(
                names.stream().distinct().count() == names.size(), "names of pictures must be distinct, but were not");
        Labels classes =
                new Labels(labels.stream().distinct().sorted(NaturalOrder.NAMES).toList());
        List<Sample> samples = new ArrayList<>(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            samples.add(new Sample(names.get(i), () -> picture, classes.index(labels.get(i)), null, null));
        }
        return new Dataset("pictures", samples, classes, new Task.SingleLabel(), List.of());
    }
}
