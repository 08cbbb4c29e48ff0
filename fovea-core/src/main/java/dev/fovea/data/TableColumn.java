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
    LABEL("class", "class_name", "category", "target", "y"),
    SPLIT("splits", "subset", "partition", "set", "part", "phase", "usage"),
    GROUP("groups", "group_id", "patient", "patient_id", "subject", "subject_id"),
    WEIGHT("weights", "sample_weight"),
    LABELS("tags", "classes", "categories", "targets");

    /** Words that are near to a column's and mean something of their own. */
    private static final Set<String> ORDINARY = Set.of("height", "patch");

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

    /** Whether it says what a picture shows. */
    boolean holdsLabels() {
        return this == LABEL || this == LABELS;
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
     * @return the columns that are not used, or among which the labels are
     * @throws dev.fovea.base.FoveaException if one that is needed is missing, comes twice, or one seems misspelt
     */
    static List<String> check(List<String> header, String where) {
        require(PATH, header, where);
        boolean among = mayHoldLabels(header);
        if (!among && !LABELS.isIn(header)) {
            require(LABEL, header, where);
        }
        Check.world(
                !LABEL.isIn(header) || !LABELS.isIn(header),
                "columns of %s must include label or labels, but include both. Remove one.",
                where);
        List<String> others = new ArrayList<>();
        for (String word : header) {
            Optional<TableColumn> known = named(word);
            long times = header.stream()
                    .filter(w -> known.isEmpty() ? w.strip().equals(word.strip()) : named(w).equals(known))
                    .count();
            Check.world(
                    times == 1 || (known.isEmpty() && !among),
                    "columns of %s must be distinct, but \"%s\" comes twice. Remove one.",
                    where,
                    word);
            if (known.isEmpty()) {
                others.add(word);
            }
        }
        others.forEach(word -> refuseMeant(word, header, where, !among));
        return others;
    }

    /** Whether labels may be columns of their own: none holds labels, or seems to. */
    static boolean mayHoldLabels(List<String> header) {
        return header.stream().noneMatch(word -> LABEL.isMeant(word) || LABELS.isMeant(word))
                && header.stream().anyMatch(word -> named(word).isEmpty());
    }

    /**
     * Checks what is left where labels are columns.
     *
     * @param unused columns that are no labels
     * @param labels the columns that are
     * @throws dev.fovea.base.FoveaException if no column holds labels, or one seems misspelt
     */
    static void checkRest(List<String> unused, List<String> labels, List<String> header, String where) {
        if (labels.isEmpty()) {
            require(LABEL, header, where);
        }
        unused.forEach(word -> refuseMeant(word, header, where, true));
    }

    private static void require(TableColumn column, List<String> header, String where) {
        Check.world(
                column.isIn(header),
                "columns of %s must include \"%s\", but are %s. %s",
                where,
                column.word(),
                header,
                column.advice(header));
    }

    private boolean isIn(List<String> header) {
        return header.stream().anyMatch(word -> named(word).equals(Optional.of(this)));
    }

    private String advice(List<String> header) {
        for (TableColumn column : this == LABEL ? List.of(LABEL, LABELS) : List.of(this)) {
            Optional<String> meant = header.stream().filter(column::isMeant).findFirst();
            if (meant.isPresent()) {
                return "Rename \"" + meant.get() + "\" to \"" + column.word() + "\".";
            }
        }
        return "Needed are path and label, in a first line; split, group and weight may be added. Several labels a"
                + " picture: a column labels, such as cat|dog, or a column of 0 and 1 for each label.";
    }

    /** A column that is meant but misspelt would be lost in silence: pictures of the test part would be trained on. */
    private static void refuseMeant(String word, List<String> header, String where, boolean alsoNear) {
        for (TableColumn column : values()) {
            boolean near = alsoNear
                    && word.length() > 3
                    && !ORDINARY.contains(plain(word))
                    && Nearest.isTypo(plain(word), column.word());
            Check.world(
                    column.isThere(header) || !(column.isMeant(word) || near),
                    "columns of %s must be known where they are near to known ones, but one is \"%s\". "
                            + "Did you mean \"%s\"? Known: %s. Rename or remove it.",
                    where,
                    word,
                    column.word(),
                    String.join(", ", words()));
        }
    }

    /** Of the two columns of labels one is enough. */
    private boolean isThere(List<String> header) {
        return isIn(header) || (this == LABELS && LABEL.isIn(header)) || (this == LABEL && LABELS.isIn(header));
    }
}
