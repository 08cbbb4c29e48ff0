package dev.fovea.run;

import dev.fovea.base.Csv;
import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import java.util.List;

/** Every file with which something is wrong, as a table: {@code bad-files.csv}; none where there are none. */
final class BadFilesCsv {
    private BadFilesCsv() {}

    static void write(Dataset data, RunFolder folder) {
        if (data.badFiles().isEmpty()) {
            return;
        }
        StringBuilder out = new StringBuilder("name,kind,used,reason\n");
        for (BadFile file : data.badFiles()) {
            String used = file.kind().isUsed() ? "yes" : "no";
            out.append(Csv.line(List.of(file.name(), file.kind().word(), used, file.reason())));
        }
        folder.write("bad-files.csv", out.toString());
    }
}
