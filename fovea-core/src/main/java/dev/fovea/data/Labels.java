package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.HashSet;
import java.util.List;

/**
 * The names of the classes in the order of their indices.
 *
 * @param names distinct, not blank, at least two
 */
public record Labels(List<String> names) {
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
}
