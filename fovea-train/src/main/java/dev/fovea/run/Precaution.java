package dev.fovea.run;

import dev.fovea.audit.Audit;
import dev.fovea.audit.AuditSettings;
import dev.fovea.audit.Copies;
import dev.fovea.audit.CopySearch;
import dev.fovea.audit.Finding;
import dev.fovea.audit.Severity;
import dev.fovea.audit.Sides;
import dev.fovea.base.Csv;
import dev.fovea.data.Dataset;
import dev.fovea.data.Scan;
import dev.fovea.fit.Recipe;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The look at a data set before it is trained on: leaves {@code audit.json} in the run folder, says what matters, and puts
 * copies of one picture into one group, so that no split and no fold parts them.
 *
 * @param recipe says whether, and by which seed
 * @param folder of the run; one that is gone on with has its groups already
 * @param progress told what matters
 */
record Precaution(Recipe recipe, RunFolder folder, Progress progress) {
    static final String FILE = "audit.json";

    /** Larger sets would be searched for copies for minutes; {@code fovea check} does. */
    private static final int SEARCHED = 200_000;

    private static final int GROUP = 3;

    /** The data set in the groups that splits and folds are to keep whole. */
    Dataset over(Dataset data) {
        if (folder.has(RunFolder.SPLIT)) {
            return data; // which has its groups
        }
        if (folder.has(RunFolder.FOLDS)) {
            return asBefore(data);
        }
        return recipe.machine().audit().equals("on") ? audited(data) : data;
    }

    /** Looked up, not looked for again: what a later version finds must not change a run that has begun. */
    private Dataset asBefore(Dataset data) {
        Map<String, String> groups = new HashMap<>();
        for (List<String> row : Csv.read(folder.read(RunFolder.FOLDS), RunFolder.FOLDS)) {
            if (row.size() > GROUP && !row.get(GROUP).isEmpty()) {
                groups.put(row.get(0), row.get(GROUP));
            }
        }
        return data.grouped(sample -> groups.getOrDefault(sample.name(), sample.group()));
    }

    private Dataset audited(Dataset data) {
        boolean searched = data.size() <= SEARCHED;
        Copies copies = searched ? CopySearch.of(data) : new Copies(List.of());
        AuditSettings settings = AuditSettings.quick().withSeed(recipe.machine().root());
        Audit audit = Audit.of(data, copies, settings, Scan.usual().listener());
        folder.write(FILE, audit.toJson());
        if (!searched) {
            progress.say(String.format(
                    Locale.ROOT,
                    "Copies are looked for before training in sets of up to %,d pictures; fovea check looks in this one.",
                    SEARCHED));
        }
        audit.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .forEach(finding -> progress.say(line(finding)));
        Copies kept = Sides.joinable(data, copies);
        int together = kept.groups().stream().mapToInt(List::size).sum();
        if (together > 0) {
            progress.say(String.format(
                    Locale.ROOT,
                    "Audit: %,d of %,d pictures are copies of others, and stay together in every split.",
                    together,
                    data.size()));
        }
        audit.flattery().forEach(flattery -> progress.say("Audit: " + flattery.text()));
        return kept.grouped(data);
    }

    private static String line(Finding finding) {
        return "Audit " + finding.severity().word() + ": " + finding.message().text() + " "
                + finding.repair().text();
    }
}
