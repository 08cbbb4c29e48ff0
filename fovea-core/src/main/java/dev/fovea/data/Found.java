package dev.fovea.data;

import org.jspecify.annotations.Nullable;

/**
 * A file that is meant as a picture.
 *
 * @param name path below the data set's folder or in the archive, with forward slashes
 * @param picture where its bytes are
 * @param bad what is wrong with it, if that is known before it is read
 */
record Found(String name, StoredPicture picture, @Nullable BadFile bad) {
    /** A file with which nothing is wrong as yet. */
    Found(String name, StoredPicture picture) {
        this(name, picture, null);
    }

    /** A file that cannot be had. */
    static Found bad(String name, BadKind kind, String reason) {
        return new Found(name, new Absent(reason), new BadFile(name, kind, reason));
    }
}
