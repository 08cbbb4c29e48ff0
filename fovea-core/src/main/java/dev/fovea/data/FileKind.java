package dev.fovea.data;

import dev.fovea.picture.Pictures;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Which files of a folder are meant as pictures: by their name, and where that says nothing by their first bytes. */
final class FileKind {
    private static final Set<String> PICTURES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "bmp", "dib", "gif", "webp", "tif", "tiff", "heic", "heif",
            "avif", "jp2", "jxl", "pgm", "ppm", "pbm", "pnm", "dcm", "psd", "ico", "svg", "exr");
    private static final Set<String> OTHERS = Set.of(
            "txt", "csv", "tsv", "json", "jsonl", "xml", "yaml", "yml", "md", "html", "htm", "pdf", "doc", "docx",
            "xls", "xlsx", "ini", "log", "db", "lnk", "url", "py", "ipynb", "npy", "npz", "pkl", "h5", "pt", "onnx",
            "zip", "gz", "tar", "7z", "mp4", "avi", "mov", "mkv", "sha256", "md5");

    private FileKind() {}

    /** Whether a file that is not read must be reported. */
    static boolean isPicture(Path file) {
        String extension = extension(file);
        return PICTURES.contains(extension) || (!OTHERS.contains(extension) && Pictures.isLikely(file));
    }

    /** Files and folders that systems and archivers leave behind: a dot in front, or macOS archives' own folder. */
    static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null
                && (name.toString().startsWith(".") || name.toString().equals("__MACOSX"));
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
