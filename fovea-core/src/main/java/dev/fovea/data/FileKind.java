package dev.fovea.data;

import java.util.Locale;
import java.util.Set;

/** Which files are meant as pictures: by their name, and where that says nothing by their first bytes. */
enum FileKind {
    /** Must be reported where it is not read. */
    PICTURE,
    /** Something else that lies among pictures. */
    OTHER,
    /** Only the content can tell. */
    UNKNOWN;

    private static final Set<String> PICTURES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "bmp", "dib", "gif", "webp", "tif", "tiff", "heic", "heif",
            "avif", "jp2", "jxl", "pgm", "ppm", "pbm", "pnm", "dcm", "psd", "ico", "svg", "exr");
    private static final Set<String> OTHERS = Set.of(
            "txt", "csv", "tsv", "json", "jsonl", "xml", "yaml", "yml", "md", "html", "htm", "pdf", "doc", "docx",
            "xls", "xlsx", "ini", "log", "db", "lnk", "url", "py", "ipynb", "npy", "npz", "pkl", "h5", "pt", "onnx",
            "zip", "gz", "tar", "7z", "mp4", "avi", "mov", "mkv", "sha256", "md5");

    /** The kind of a file of this name, which may have folders in front. */
    static FileKind of(String name) {
        String extension = extension(name);
        if (PICTURES.contains(extension)) {
            return PICTURE;
        }
        return OTHERS.contains(extension) ? OTHER : UNKNOWN;
    }

    /** Files and folders that systems and archivers leave behind: a dot in front, or macOS archives' own folder. */
    static boolean isHidden(String fileName) {
        return fileName.startsWith(".") || fileName.equals("__MACOSX");
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
