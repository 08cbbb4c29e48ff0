package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Nearest;
import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where data sets come from.
 *
 * <pre>{@code
 * Dataset photos = Datasets.folder(Path.of("photos"));
 * }</pre>
 */
public final class Datasets {
    /** The data set that Fovea draws itself, as the command line names it. */
    public static final String DRAWN = "drawn";

    private static final int DRAWN_SAMPLES = 12_000;

    private Datasets() {}

    /**
     * A folder with a folder for each class, whose name is the label; also below train/, test/ and val/, valid/ or
     * validation/, each of which is respected. Pictures may lie deeper, and count for the class. Files are looked at on
     * all cores, not decoded: those that begin or are named like a picture and cannot be read are skipped with their
     * reason; others are passed over.
     *
     * @throws FoveaException if the folder cannot be read, holds fewer than two classes, or a class without a picture
     */
    public static Dataset folder(Path folder) {
        return new FolderScan(folder).dataset();
    }

    /**
     * Files of MNIST's IDX format, gzipped or not, in one folder: {@code train-images-idx3-ubyte} with its labels is the
     * train part, {@code t10k-images-idx3-ubyte} the test part.
     *
     * @throws FoveaException if files are missing, damaged, or do not belong together
     */
    public static Dataset idx(Path folder) {
        return IdxFolder.read(folder);
    }

    /**
     * Pictures in memory.
     *
     * @param pictures one for each sample
     * @param labels the label of each, as long as {@code pictures}; classes are their distinct values in natural order
     */
    public static Dataset of(List<Picture> pictures, List<String> labels) {
        Check.that(
                pictures.size() == labels.size(),
                "labels must be as many as pictures, but were %d for %d",
                labels.size(),
                pictures.size());
        Labels classes = new Labels(List.copyOf(new TreeSet<>(labels)));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            samples.add(new Sample("picture#" + i, () -> picture, classes.index(labels.get(i)), null, null));
        }
        return new Dataset("memory", samples, classes, new Task.SingleLabel(), List.of());
    }

    /**
     * What a user means by a word: a folder of classes, a folder of IDX files, a named set that has been fetched, or
     * {@code drawn}.
     *
     * @throws FoveaException if it is none of these, saying what was looked for, with the nearest name
     */
    public static Dataset open(String nameOrPath) {
        Path path = Path.of(nameOrPath);
        if (Files.isDirectory(path)) {
            return IdxFolder.isOne(path) ? idx(path) : folder(path);
        }
        Check.world(
                !Files.exists(path),
                "data must be a folder or a name, but %s is a file. Give the folder that it lies in.",
                nameOrPath);
        if (nameOrPath.equals(DRAWN)) {
            return Drawn.characters(DRAWN_SAMPLES, Seed.of(1));
        }
        return named(nameOrPath);
    }

    private static Dataset named(String name) {
        List<String> known = new ArrayList<>(NamedSet.words());
        known.add(DRAWN);
        Check.world(
                known.contains(name),
                "data must be a folder or a known name, but \"%s\" is neither. %s",
                name,
                Nearest.hint(name, known));
        Optional<Path> present = NamedSet.named(name).present();
        Check.world(
                present.isPresent(),
                "data set %s must be on this machine, but is not. Get it with: fovea data get %s",
                name,
                name);
        return idx(present.orElseThrow()).withName(name);
    }
}
