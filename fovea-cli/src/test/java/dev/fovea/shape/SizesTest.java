package dev.fovea.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Caps the tail: no file over 400 lines, no method over 40, no parameter list over 5, no record over 8. */
class SizesTest {
    private static final int FILE = 400;
    private static final int METHOD = 40;
    private static final int PARAMETERS = 5;
    private static final int COMPONENTS = 8;

    /** A method's or constructor's head as the formatter lays it out: four spaces or more, a name, parentheses. */
    private static final Pattern HEAD = Pattern.compile(
            "(?m)^( {4,16})(?!return|throw|new|else|yield|assert|@)(?:[\\w<>\\[\\],.?@& ]+ )?(\\w+)\\(([^;{}]*?)\\)(?: throws [\\w, .]+)? \\{$");

    private static final Pattern RECORD =
            Pattern.compile("\\brecord (\\w+)(?:<[^>]*>)?\\(([^{]*?)\\)\\s*(?:implements|\\{)");

    private static List<Path> sources() {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> files = Files.walk(root, 12)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> f.toString().contains("/src/"))
                    .filter(f -> f.startsWith(root.resolve("fovea-core"))
                            || f.startsWith(root.resolve("fovea-train"))
                            || f.startsWith(root.resolve("fovea-cli")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void enoughFilesAreSeen() {
        assertThat(sources()).hasSizeGreaterThan(200);
    }

    @Test
    void filesAreShort() {
        assertThat(sources())
                .allSatisfy(file -> assertThat(text(file).lines().count())
                        .as(file.toString())
                        .isLessThanOrEqualTo(FILE));
    }

    @Test
    void methodsAreShort() {
        List<String> long_ = new ArrayList<>();
        int seen = 0;
        for (Path file : sources()) {
            if (file.toString().contains("/test/")) {
                continue; // a table of golden values is as long as it is
            }
            String text = text(file);
            Matcher head = HEAD.matcher(text);
            while (head.find()) {
                seen++;
                int end = text.indexOf("\n" + head.group(1) + "}", head.end());
                long lines =
                        end < 0 ? 0 : text.substring(head.start(), end).lines().count() + 1;
                if (lines > METHOD) {
                    long_.add(file.getFileName() + " " + head.group(2) + ": " + lines);
                }
            }
        }
        assertThat(seen).isGreaterThan(800);
        assertThat(long_).isEmpty();
    }

    @Test
    void parameterListsAreShort() {
        List<String> wide = new ArrayList<>();
        for (Path file : sources()) {
            if (file.toString().contains("/test/")) {
                continue;
            }
            Matcher head = HEAD.matcher(text(file));
            while (head.find()) {
                String name = head.group(2);
                boolean constructorOfRecord = file.getFileName().toString().equals(name + ".java")
                        || head.group().stripLeading().matches("(?s)((private|public|static) )*record .*");
                if (count(head.group(3)) > PARAMETERS && !constructorOfRecord) {
                    wide.add(file.getFileName() + " " + name);
                }
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void recordsAreNarrowAndHoldNoArrays() {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path file : sources()) {
            if (file.toString().contains("/test/")) {
                continue;
            }
            Matcher record = RECORD.matcher(text(file));
            while (record.find()) {
                seen++;
                if (count(record.group(2)) > COMPONENTS || record.group(2).matches("(?s).*\\w\\[\\]\\s.*")) {
                    wrong.add(file.getFileName() + " " + record.group(1));
                }
            }
        }
        assertThat(seen).isGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    /** Parameters in a list, commas within angle brackets and parentheses left out. */
    private static int count(String list) {
        if (list.isBlank()) {
            return 0;
        }
        int depth = 0;
        int commas = 0;
        for (char c : list.toCharArray()) {
            depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
            commas += c == ',' && depth == 0 ? 1 : 0;
        }
        return commas + 1;
    }
}
