package dev.fovea.data;

import dev.fovea.base.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A folder of IDX files under MNIST's names. */
final class IdxFolder {
    private static final String TRAIN = "train";
    private static final String TEST = "t10k";

    private IdxFolder() {}

    static boolean isOne(Path folder) {
        return find(folder, TRAIN, "images", 3).isPresent();
    }

    static Dataset read(Path folder) {
        Check.world(
                isOne(folder),
                "folder of IDX files must hold train-images-idx3-ubyte (or .gz), but %s does not",
                folder);
        List<Sample> samples = new ArrayList<>(part(folder, TRAIN, Role.TRAIN));
        if (find(folder, TEST, "images", 3).isPresent()) {
            samples.addAll(part(folder, TEST, Role.TEST));
        }
        int largest = samples.stream().mapToInt(Sample::label).max().orElse(0);
        Labels labels = new Labels(IntStream.rangeClosed(0, Math.max(1, largest))
                .mapToObj(String::valueOf)
                .toList());
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return new Dataset(name, samples, labels, new Task.SingleLabel(), List.of());
    }

    private static List<Sample> part(Path folder, String part, Role role) {
        IdxFile images = IdxFile.read(found(folder, part, "images", 3), 3);
        IdxFile labels = IdxFile.read(found(folder, part, "labels", 1), 1);
        Check.world(
                images.count() == labels.count(),
                "labels must be as many as pictures, but were %d for %d (%s in %s)",
                labels.count(),
                images.count(),
                part,
                folder);
        List<Sample> out = new ArrayList<>(images.count());
        for (int i = 0; i < images.count(); i++) {
            int index = i;
            out.add(new Sample(part + "#" + i, () -> images.picture(index), labels.label(i), null, role));
        }
        return out;
    }

    private static Path found(Path folder, String part, String what, int dimensions) {
        Optional<Path> file = find(folder, part, what, dimensions);
        Check.world(
                file.isPresent(),
                "folder of IDX files must hold %s-%s-idx%d-ubyte (or .gz), but %s does not",
                part,
                what,
                dimensions,
                folder);
        return file.orElseThrow();
    }

    private static Optional<Path> find(Path folder, String part, String what, int dimensions) {
        String dashed = part + "-" + what + "-idx" + dimensions + "-ubyte";
        String dotted = part + "-" + what + ".idx" + dimensions + "-ubyte";
        return List.of(dashed, dashed + ".gz", dotted, dotted + ".gz").stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
