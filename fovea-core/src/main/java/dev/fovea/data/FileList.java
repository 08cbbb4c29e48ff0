package dev.fovea.data;

import java.util.List;

/**
 * What lies in a folder or an archive, by names with forward slashes.
 *
 * @param folders all folders below it at any depth, but hidden ones
 * @param files those that are meant as pictures, in the natural order of their names
 */
record FileList(List<String> folders, List<Found> files) {
    /** Copies the lists. */
    FileList {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }
}
