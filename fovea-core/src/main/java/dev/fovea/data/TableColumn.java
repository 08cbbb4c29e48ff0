package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a table of pictures, in the order in which a {@link TableRow} holds them. */
enum TableColumn {
    PATH("file", "files", "filename", "file_name", "filepath", "file_path", "image", "image_path", "img", "picture"),
    LABEL("labels", "class", "class_name", "category", "target", "y"),
    SPLIT("splits", "subset", "partition", "set", "part", "phase", "usage"),
    GROUP("groups", "group_id", "patient", "patient_id", "subject", "subject_id"),
    WEIGHT("weights", "sample_weight");

    /** What others call it: not taken, for it may mean something else, but asked about. */
    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<String> synonyms;

    TableColumn(String... synonyms) {
        this.synonyms = Set.of(synonyms);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(TableColumn::word).toList();
    }

    /** The column that a header's word is; nothing where it is another one. */
    static Optional<TableColumn> named(String header) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(plain(header)))
                .findFirst();
    }

    /** Whether the word is a column's name, or what others call it. */
    static boolean isLikely(String header) {
        return Arrays.stream(values()).anyMatch(column -> column.isMeant(header));
    }

    private boolean isMeant(String header) {
        return word().equals(plain(header)) || synonyms.contains(plain(header));
    }

    /** Letter case and spaces do not matter, and hyphens are underscores. */
    private static String plain(String header) {
        return header.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /**
     * Checks a header.
     *
     * @return the columns that are not used
     * @throws dev.fovea.base.FoveaException if one that is needed is missing, comes twice, or one seems misspelt
     */
    static List<String> check(List<String> header, String where) {
        for (TableColumn column : List.of(PATH, LABEL)) {
            Check.world(
                    header.stream().anyMatch(word -> named(word).equals(Optional.of(column))),
                    "columns of %s must include \"%s\", but are %s. %s",
                    where,
                    column.word(),
                    header,
                    column.advice(header));
        }
        List<String> unused = new ArrayList<>();
        for (String word : header) {
            Optional<TableColumn> known = named(word);
            Check.world(
                    known.isEmpty()
                            || header.stream()
                                            .filter(w -> named(w).equals(known))
                                            .count()
                                    == 1,
                    "columns of %s must be distinct, but \"%s\" comes twice. Remove one.",
                    where,
                    word);
            if (known.isEmpty()) {
                refuseMeant(word, header, where);
                unused.add(word);
            }
        }
        return unused;
    }

    private String advice(List<String> header) {
        return header.stream()
                .filter(this::isMeant)
                .findFirst()
                .map(word -> "Rename \"" + word + "\" to \"" + word() + "\".")
                .orElse("Needed are path and label, in a first line; split, group and weight may be added.");
    }

    /** A column that is meant but misspelt would be lost in silence: pictures of the test part would be trained on. */
    private static void refuseMeant(String word, List<String> header, String where) {
        for (TableColumn column : values()) {
            boolean absent = header.stream().noneMatch(w -> named(w).equals(Optional.of(column)));
            boolean near = word.length() > 3
                    && Nearest.hint(word, List.of(column.word())).startsWith("Did");
            Check.world(
                    !absent || !(column.isMeant(word) || near),
                    "columns of %s must be known where they are near to known ones, but one is \"%s\". "
                            + "Did you mean \"%s\"? Known: %s. Rename or remove it.",
                    where,
                    word,
                    column.word(),
                    String.join(", ", words()));
        }
    }
}
