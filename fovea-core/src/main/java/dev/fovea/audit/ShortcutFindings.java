package dev.fovea.audit;

import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clues that tell labels though they are not what pictures show. */
final class ShortcutFindings {
    private static final int NAMED = 5;
    private static final int EACH = 3;

    private final Looks looks;
    private final Trial trial;

    private ShortcutFindings(Looks looks, Trial trial) {
        this.looks = looks;
        this.trial = trial;
    }

    static List<Finding> of(Looks looks, Trial trial, List<Probe> probes) {
        ShortcutFindings findings = new ShortcutFindings(looks, trial);
        List<Finding> out = new ArrayList<>();
        probes.stream().filter(Probe::isShortcut).map(findings::finding).forEach(out::add);
        return out;
    }

    private Finding finding(Probe probe) {
        boolean note = probe.by().weight() == Clue.Weight.NOTE;
        return new Finding(
                FindingKind.SHORTCUT,
                note ? Severity.NOTE : Severity.WARNING,
                note ? Said.of("shortcut.note", message(probe)) : message(probe),
                0,
                exhibits(probe),
                Said.of("clue." + probe.by().word() + ".repair"));
    }

    private static Said message(Probe probe) {
        Said told = Said.joined(
                "list",
                probe.told().stream()
                        .limit(NAMED)
                        .map(t -> Said.of("told", t.label(), percent(t.right()), percent(t.wrong())))
                        .toList());
        return Said.of(
                probe.told().isEmpty() ? "shortcut" : "shortcut.told",
                probe.by().said(),
                percent(probe.accuracy()),
                percent(probe.low()),
                percent(probe.high()),
                percent(probe.chance()),
                told);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", 100 * share);
    }

    /** Some pictures of each class that is told, or of the first classes. */
    private List<Exhibit> exhibits(Probe probe) {
        Map<String, List<String>> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < trial.size(); i++) {
            Sample sample = trial.sample(i);
            byLabel.computeIfAbsent(looks.data().labels().name(sample.label()), l -> new ArrayList<>())
                    .add(sample.name());
        }
        List<String> told = probe.told().stream().map(Probe.Told::label).toList();
        return byLabel.entrySet().stream()
                .filter(entry -> told.isEmpty() || told.contains(entry.getKey()))
                .limit(NAMED)
                .map(entry -> new Exhibit(entry.getValue().stream().limit(EACH).toList(), Said.alike(entry.getKey())))
                .toList();
    }
}
