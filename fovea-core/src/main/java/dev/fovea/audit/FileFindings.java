package dev.fovea.audit;

import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
                    Said.counted(unread.size(), "unreadable"),
                    unread.size(),
                    shown(unread),
                    Said.of("unreadable.repair")));
        }
        if (!misnamed.isEmpty()) {
            out.add(new Finding(
                    FindingKind.WRONGLY_NAMED,
                    Severity.NOTE,
                    Said.counted(misnamed.size(), "misnamed"),
                    misnamed.size(),
                    shown(misnamed),
                    Said.of("misnamed.repair")));
        }
        return out;
    }

    private static List<Exhibit> shown(List<BadFile> files) {
        return files.stream()
                .limit(Finding.SHOWN)
                .map(file -> Exhibit.of(file.name(), file.reason()))
                .toList();
    }
}
