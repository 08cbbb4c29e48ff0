package dev.fovea.audit;

import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
                message(probe) + (note ? " That may be as it should be." : ""),
                0,
                exhibits(probe),
                repair(probe.by()));
    }

    private static String message(Probe probe) {
        String told = probe.told().stream()
                .limit(NAMED)
                .map(t -> String.format(
                        Locale.ROOT,
                        "%s (%.0f %%, and %.0f %% of the others)",
                        t.label(),
                        100 * t.right(),
                        100 * t.wrong()))
                .collect(Collectors.joining(", "));
        String whole = String.format(
                Locale.ROOT,
                "The label can be told by %s alone, for %.0f %% of the pictures (%.0f-%.0f, 95 %%) where guessing gives"
                        + " %.0f %%",
                probe.by().words(),
                100 * probe.accuracy(),
                100 * probe.low(),
                100 * probe.high(),
                100 * probe.chance());
        return whole + (told.isEmpty() ? "." : "; told from all others: " + told + ".");
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
                .map(entry -> new Exhibit(entry.getValue().stream().limit(EACH).toList(), entry.getKey()))
                .toList();
    }

    private static String repair(Clue clue) {
        return switch (clue) {
            case SIZE -> "Take pictures of all classes from the same sources, or crop all to one shape beforehand.";
            case FORMAT, FILE_SIZE -> "Pack the pictures of all classes alike, from the originals, before training.";
            case EXIF ->
                "Take pictures of each class with several cameras; or give the camera as group, so that no split"
                        + " cuts it.";
            case BORDER -> "Crop the borders off.";
            case MARK -> "Look at the corners and edges; crop marks off, or take pictures without them.";
            case BACKGROUND ->
                "Take pictures of each class before several backgrounds; judge on pictures from elsewhere.";
            case COLOUR -> "Where colour is no feature of the class, train with --augment strong and compare.";
            case FILE_TIME -> "Look whether classes were taken on different days; copying a set does it as well.";
        };
    }
}
