package dev.fovea.cli;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.model.NamedPicture;
import dev.fovea.picture.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pictures that a command line names: files, folders, globs, standard input. */
final class PictureArguments {
    /** More than any picture, less than what fills a heap. */
    private static final int MOST_BYTES = 256 << 20;

    private final InputStream in;

    PictureArguments(InputStream in) {
        this.in = in;
    }

    /** In the order given; what a folder or a glob holds is sorted by name. */
    List<NamedPicture> of(List<String> arguments) {
        List<NamedPicture> out = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals("-")) {
                out.addAll(standardInput());
            } else {
                paths(argument).forEach(path -> out.add(file(path)));
            }
        }
        Check.world(!out.isEmpty(), "pictures must be at least 1, but there are none in %s", String.join(", ", arguments));
        return out;
    }

    private static NamedPicture file(Path path) {
        return new NamedPicture(path.toString(), () -> Pictures.read(path));
    }

    private static List<Path> paths(String argument) {
        if (isGlob(argument)) {
            return glob(argument);
        }
        Path path = Path.of(argument);
        return Files.isDirectory(path) ? below(path) : List.of(path);
    }

    private static boolean isGlob(String argument) {
        return argument.contains("*") || argument.contains("?");
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FoveaException("folder must be readable, but was not: " + IoReason.of(e), e);
        }
    }

    /** A shell usually expands globs; where it did not (quoted, or on Windows), this does. */
    private static List<Path> glob(String pattern) {
        int star = Math.min(position(pattern, '*'), position(pattern, '?'));
        int slash = pattern.lastIndexOf('/', star);
        Path base = Path.of(slash < 0 ? "." : pattern.substring(0, slash + 1));
        Check.world(Files.isDirectory(base), "folder of a glob must exist, but was %s (%s)", base, pattern);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        List<Path> found = below(base).stream()
                .map(path -> slash < 0 ? base.relativize(path) : path)
                .filter(matcher::matches)
                .toList();
        Check.world(!found.isEmpty(), "glob must match a file, but %s matches none. Check the path.", pattern);
        return found;
    }

    private static int position(String text, char c) {
        int at = text.indexOf(c);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private List<NamedPicture> standardInput() {
        byte[] bytes = bytes();
        if (Pictures.isLikely(bytes)) {
            return List.of(new NamedPicture("-", () -> Pictures.decode(bytes)));
        }
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> file(Path.of(line)))
                .toList();
    }

    private byte[] bytes() {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            Check.world(bytes.length < MOST_BYTES, "standard input must be below %d bytes, but is more", MOST_BYTES);
            return bytes;
        } catch (IOException e) {
            throw new FoveaException("standard input must be readable, but was not: " + IoReason.of(e), e);
        }
    }
}
