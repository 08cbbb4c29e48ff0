package dev.fovea.data;

import dev.fovea.base.FoveaException;
import dev.fovea.picture.Pictures;
import dev.fovea.picture.UnreadablePicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pictures of one class: looked at on all cores, without decoding them. */
final class PictureFiles {
    /** Named like a picture, so that not being one is worth telling. */
    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif", "tif", "tiff", "webp");

    /** Deep enough for any layout, and an end to links that lead in a circle. */
    private static final int DEEPEST = 16;

    private PictureFiles() {}

    /**
     * Where samples go.
     *
     * @param label class index
     * @param given part, where the layout gives one
     */
    record Place(int label, @Nullable Role given) {}

    /** What was found: samples, and files that were passed over. */
    record Found(List<Sample> samples, List<BadFile> bad) {}

    /** One file: a sample, or why not. */
    private record Looked(@Nullable Sample sample, @Nullable BadFile bad) {}

    static Found below(Path root, Path folder, Place place) {
        List<Looked> looked = files(folder).parallelStream()
                .filter(PictureFiles::isMeant)
                .map(file -> look(root, file, place))
                .toList();
        return new Found(
                looked.stream().map(Looked::sample).flatMap(Stream::ofNullable).toList(),
                looked.stream().map(Looked::bad).flatMap(Stream::ofNullable).toList());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new FoveaException("folder must be readable, but was not: " + e + ". Check its rights.", e);
        }
    }

    private static boolean isMeant(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1)) || Pictures.isLikely(file);
    }

    private static Looked look(Path root, Path file, Place place) {
        String name = root.relativize(file).toString().replace('\\', '/');
        try {
            Pictures.check(file);
            return new Looked(new Sample(name, () -> Pictures.read(file), place.label(), null, place.given()), null);
        } catch (UnreadablePicture e) {
            return new Looked(null, new BadFile(name, String.valueOf(e.getMessage())));
        }
    }
}
