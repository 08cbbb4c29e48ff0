package dev.fovea.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An audit in plain words for a terminal: the worst first, each with some of its pictures and what to do. */
public final class AuditText {
    private static final int SHOWN = 5;
    private static final int NAMES = 4;

    private AuditText() {}

    /** Several lines, each ended by a line feed. */
    public static String of(Audit audit) {
        StringBuilder out = new StringBuilder(summary(audit)).append('\n');
        for (Finding finding : audit.findings()) {
            out.append('\n').append(finding.severity().word()).append(": ");
            out.append(finding.message().text()).append('\n');
            for (Exhibit exhibit : finding.exhibits()
                    .subList(0, Math.min(SHOWN, finding.exhibits().size()))) {
                out.append("    ").append(line(exhibit)).append('\n');
            }
            out.append("  -> ").append(finding.repair().text()).append('\n');
        }
        audit.flattery().forEach(f -> out.append('\n').append(f.text()).append('\n'));
        out.append(probes(audit));
        return out.toString();
    }

    /** Such as {@code 1 error, 2 warnings, no notes.} */
    public static String summary(Audit audit) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int n = audit.of(severity).size();
            parts.add((n == 0 ? "no" : String.valueOf(n)) + " " + severity.word() + (n == 1 ? "" : "s"));
        }
        String looked = audit.looked() < audit.samples()
                ? String.format(Locale.ROOT, " %,d of the pictures were looked at one by one.", audit.looked())
                : "";
        return String.join(", ", parts) + "." + looked;
    }

    private static String line(Exhibit exhibit) {
        String names = exhibit.samples().stream().limit(NAMES).collect(Collectors.joining(", "));
        return exhibit.caption().isEmpty()
                ? names
                : names + ": " + exhibit.caption().text();
    }

    private static String probes(Audit audit) {
        if (audit.probes().isEmpty()) {
            return "\nShortcuts were not looked for: that takes one label a picture, and eight pictures of two classes.\n";
        }
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%nHow well each thing alone tells the label (guessing: %.0f %%; 95 %% intervals):%n",
                100 * audit.probes().get(0).chance()));
        for (Probe probe : audit.probes()) {
            out.append(String.format(
                    Locale.ROOT,
                    "  %-52s %3.0f %% (%.0f-%.0f)%s%n",
                    probe.by().words(),
                    100 * probe.accuracy(),
                    100 * probe.low(),
                    100 * probe.high(),
                    probe.isShortcut() ? "  <-" : ""));
        }
        return out.toString();
    }
}
