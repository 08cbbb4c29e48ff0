package dev.fovea.base;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why reading or writing failed, in words: Java's own for the usual cases are a class name and a path. */
public final class IoReason {
    private IoReason() {}

    /** Such as {@code there is no file photos/a.jpg}. */
    public static String of(IOException trouble) {
        if (!(trouble instanceof FileSystemException file)) {
            return String.valueOf(trouble.getMessage() == null ? trouble : trouble.getMessage());
        }
        String path = String.valueOf(file.getFile());
        if (file instanceof NoSuchFileException) {
            return "there is no file " + path;
        }
        if (file instanceof AccessDeniedException) {
            return "access to " + path + " is denied";
        }
        if (file instanceof FileAlreadyExistsException) {
            return path + " exists already";
        }
        if (file instanceof NotDirectoryException) {
            return path + " is no folder";
        }
        if (file instanceof DirectoryNotEmptyException) {
            return "folder " + path + " is not empty";
        }
        return file.getReason() == null ? path : file.getReason() + " (" + path + ")";
    }

    /** The same where the file is named beside it, such as {@code there is no such file}. */
    public static String brief(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (trouble instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (trouble instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return String.valueOf(trouble.getMessage() == null ? trouble : trouble.getMessage());
    }
}
