package dev.fovea.run;

import dev.fovea.base.Csv;
import dev.fovea.data.BadFile;
import java.util.List;

/** The files of a data set with which something is wrong, as a table. */
final class BadFilesCsv {
    private BadFilesCsv() {}

    static String of(List<BadFile> files) {
        StringBuilder out = new StringBuilder("name,kind,reason\n");
        for (BadFile file : files) {
            out.append(Csv.line(List.of(file.name(), file.kind().word(), file.reason())));
        }
        return out.toString();
    }
}
