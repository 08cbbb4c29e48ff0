package dev.fovea.model;

import dev.fovea.data.BadFile;
import java.util.List;
import java.util.stream.Collectors;

/** Says which pictures could not be read: the first ten and the count. */
final class Unread {
    private static final int SHOWN = 10;

    private Unread() {}

    static String said(List<BadFile> bad) {
        return bad.size() + " could not be read: "
                + bad.stream()
                        .limit(SHOWN)
                        .map(file -> file.name() + " (" + file.reason() + ")")
                        .collect(Collectors.joining(", "))
                + (bad.size() > SHOWN ? ", ..." : "");
    }
}
