package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of the classes in the order of their indices.
 *
 * @param names distinct, not blank, at least two
 */
public record Labels(List<String> names) {
    /** What stands between the labels of a picture that has several, in files; no such label holds it. */
    public static final String JOINT = "|";

    /** Checks and copies. */
    public Labels {
        names = List.copyOf(names);
        Check.that(
                names.size() >= 2,
                "classes must be at least 2, but were %d %s. Put the pictures of each class in a folder of their own.",
                names.size(),
                names);
        Check.that(new HashSet<>(names).size() == names.size(), "labels must be distinct, but were %s", names);
        Check.that(names.stream().noneMatch(String::isBlank), "labels must not be blank, but were %s", names);
    }

    /** Classes, at least 2. */
    public int size() {
        return names.size();
    }

    /** The label of a class index, 0..size-1. */
    public String name(int index) {
        return names.get(index);
    }

    /**
     * The class index of a label.
     *
     * @throws IllegalArgumentException if there is no such label, with the nearest one
     */
    public int index(String name) {
        int index = names.indexOf(name);
        Check.that(index >= 0, "label must be known, but was \"%s\". %s", name, Nearest.hint(name, names));
        return index;
    }

    /** The labels of a sample as one text, such as {@code cat|dog}; of one class its name, of none nothing. */
    public String text(LabelSet set) {
        return set.indices().mapToObj(this::name).collect(Collectors.joining(JOINT));
    }

    /**
     * The sample's labels that a text names, as {@link #text} writes several.
     *
     * @throws IllegalArgumentException if one is not known, with the nearest one
     */
    public LabelSet parse(String text) {
        return text.isEmpty()
                ? LabelSet.NONE
                : LabelSet.of(
                        Arrays.stream(text.split(Pattern.quote(JOINT), -1)).mapToInt(this::index));
    }

    /** These labels, after a check that several of them can be told apart in one text. */
    Labels joinable() {
        names.forEach(name -> Check.world(
                !name.contains(JOINT),
                "labels must not hold %s where a picture may have several, but one is \"%s\". Rename it.",
                JOINT,
                name));
        return this;
    }
}
