package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** IDX files as a data set: all pixels in one array, each sample a view of it. */
final class IdxDataset {
    /** The files of one part. */
    record Pair(Path images, Path labels, @Nullable Role role) {}

    private IdxDataset() {}

    /** MNIST's files in a folder: train-images..., train-labels..., and t10k-... where they are there. */
    static Optional<Dataset> inFolder(Path folder) {
        List<Pair> pairs = Stream.of(pair(folder, "train", Role.TRAIN), pair(folder, "t10k", Role.TEST))
                .flatMap(Optional::stream)
                .toList();
        boolean trained = pairs.stream().anyMatch(p -> p.role == Role.TRAIN);
        return trained
                ? Optional.of(
                        of(pairs, FolderLayout.name(folder.toAbsolutePath().normalize())))
                : Optional.empty();
    }

    static Dataset of(List<Pair> pairs, String name) {
        List<IdxFile> images = pairs.stream().map(p -> IdxFile.read(p.images)).toList();
        List<IdxFile> truth = pairs.stream().map(p -> IdxFile.read(p.labels)).toList();
        int[] present = truth.stream()
                .flatMapToInt(f -> IntStream.range(0, f.values().length).map(i -> f.values()[i] & 0xff))
                .distinct()
                .sorted()
                .toArray();
        Labels labels =
                new Labels(Arrays.stream(present).mapToObj(Integer::toString).toList());
        List<Sample> samples = new ArrayList<>();
        for (int p = 0; p < pairs.size(); p++) {
            samples.addAll(samples(pairs.get(p), images.get(p), truth.get(p), present));
        }
        return new Dataset(name, samples, labels, new Task.SingleLabel(), List.of());
    }

    private static List<Sample> samples(Pair pair, IdxFile images, IdxFile truth, int[] present) {
        List<Integer> shape = images.shape();
        Check.world(
                shape.size() == 3 || (shape.size() == 4 && shape.get(3) == 3),
                "%s must have shape [n, height, width] or [n, height, width, 3], but had %s. Name the images first.",
                images.path(),
                shape);
        Check.world(
                truth.shape().equals(List.of(shape.get(0))),
                "%s must have one label for each of %d pictures, but had %s. Name the labels that belong to them.",
                truth.path(),
                shape.get(0),
                truth.shape());
        String prefix = pair.role == null ? stem(images.path()) : pair.role.word();
        List<Sample> out = new ArrayList<>(shape.get(0));
        for (int i = 0; i < shape.get(0); i++) {
            int label = Arrays.binarySearch(present, truth.values()[i] & 0xff);
            out.add(new Sample(prefix + "#" + i, view(images, i), label, null, pair.role));
        }
        return out;
    }

    private static PictureSource view(IdxFile images, int index) {
        return () -> {
            List<Integer> shape = images.shape();
            int channels = shape.size() == 4 ? 3 : 1;
            int length = shape.get(1) * shape.get(2) * channels;
            byte[] pixels = Arrays.copyOfRange(images.values(), index * length, (index + 1) * length);
            return new Picture(shape.get(1), shape.get(2), channels, pixels);
        };
    }

    private static String stem(Path file) {
        return FolderLayout.name(file).replaceAll("[-.]idx.*$", "");
    }

    private static Optional<Pair> pair(Path folder, String part, Role role) {
        Optional<Path> images = find(folder, part + "-images[-.]idx[34]-ubyte(\\.gz)?");
        Optional<Path> labels = find(folder, part + "-labels[-.]idx1-ubyte(\\.gz)?");
        Check.world(
                images.isPresent() == labels.isPresent(),
                "%s must have both images and labels of %s, but had only %s. Add the other file.",
                folder,
                part,
                images.or(() -> labels).map(FolderLayout::name).orElse(""));
        return images.map(i -> new Pair(i, labels.orElseThrow(), role));
    }

    private static Optional<Path> find(Path folder, String pattern) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> FolderLayout.name(f).matches(pattern))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new FoveaException(folder + " must be readable, but was not (" + e + "). Check its permissions.", e);
        }
    }
}
