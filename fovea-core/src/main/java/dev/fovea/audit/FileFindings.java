package dev.fovea.audit;

import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Files that are no pictures, and such as are called what they are not. */
final class FileFindings {
    private FileFindings() {}

    static List<Finding> of(Dataset data, Copies copies) {
        List<BadFile> unread = new ArrayList<>(data.skipped());
        Set<String> known = new HashSet<>(unread.stream().map(BadFile::name).toList());
        copies.unread().stream().filter(file -> known.add(file.name())).forEach(unread::add);
        List<BadFile> misnamed =
                data.badFiles().stream().filter(file -> file.kind().isUsed()).toList();
        List<Finding> out = new ArrayList<>();
        if (!unread.isEmpty()) {
            out.add(new Finding(
                    FindingKind.UNREADABLE,
                    Severity.WARNING,
                    said(unread.size(), "file cannot", "files cannot")
                            + " be used: cut off, damaged, too small, missing or" + " no picture.",
                    unread.size(),
                    shown(unread),
                    "Bring whole files; --fix leaves these out. Training passes over those that the scan finds."));
        }
        if (!misnamed.isEmpty()) {
            out.add(new Finding(
                    FindingKind.WRONGLY_NAMED,
                    Severity.NOTE,
                    said(misnamed.size(), "file is", "files are") + " of another format than the name says.",
                    misnamed.size(),
                    shown(misnamed),
                    "Fovea reads them all the same; rename them for other programs."));
        }
        return out;
    }

    private static List<Exhibit> shown(List<BadFile> files) {
        return files.stream()
                .limit(Finding.SHOWN)
                .map(file -> Exhibit.of(file.name(), file.reason()))
                .toList();
    }

    private static String said(int n, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
    }
}
