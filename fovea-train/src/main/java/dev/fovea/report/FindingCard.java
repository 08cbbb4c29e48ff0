package dev.fovea.report;

import dev.fovea.audit.Audit;
import dev.fovea.audit.Exhibit;
import dev.fovea.audit.Finding;
import dev.fovea.audit.Flattery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A finding of the audit as it is shown.
 *
 * @param severity in a word
 * @param shade of that word: {@code error}, {@code warning} or {@code note}
 * @param kind what was found, in a few words
 * @param message in a sentence or two
 * @param repair what to do about it
 * @param exhibits pictures to look at
 */
record FindingCard(String severity, String shade, String kind, String message, String repair, List<Shown> exhibits) {
    /** Pictures shown of all findings together. */
    static final int MOST = 72;

    private static final int EXHIBITS = 4;
    private static final int TOGETHER = 3;

    /** Pictures that belong together. */
    record Shown(String caption, List<Shot> shots) {}

    /** @param thumbnail null where the file is no picture, or cannot be read any more */
    record Shot(String name, @Nullable Thumbnail thumbnail) {}

    /** All findings, the worst first, and pictures of the first ones. */
    static List<FindingCard> of(Audit audit, Gallery gallery, Words words) {
        List<FindingCard> out = new ArrayList<>();
        int left = MOST;
        for (Finding finding : audit.findings()) {
            List<Shown> shown = new ArrayList<>();
            for (Exhibit exhibit : finding.exhibits()) {
                int pictures = Math.min(TOGETHER, exhibit.samples().size());
                if (shown.size() < EXHIBITS && pictures <= left) {
                    left -= pictures;
                    shown.add(shown(exhibit, gallery, words));
                }
            }
            out.add(new FindingCard(
                    words.say("severity." + finding.severity()),
                    finding.severity().word(),
                    words.say("finding." + finding.kind()),
                    words.say(finding.message()),
                    words.say(finding.repair()),
                    shown));
        }
        return out;
    }

    private static Shown shown(Exhibit exhibit, Gallery gallery, Words words) {
        return new Shown(
                words.say(exhibit.caption()),
                exhibit.samples().stream()
                        .limit(TOGETHER)
                        .map(name -> new Shot(name, gallery.thumbnail(name, Thumbnail.SMALL)))
                        .toList());
    }

    /**
     * By how much a split at random would have flattered a small classifier, in sentences.
     *
     * @param asked whether the network itself was asked, of what is kept together
     */
    static List<String> flattery(Audit audit, boolean asked, Words words) {
        return audit.flattery().stream()
                .filter(f -> !asked || f.by() == Flattery.By.NAMES)
                .map(f -> words.say(
                        "flattery." + verdict(f),
                        words.say("together." + f.by()),
                        words.percent(f.kept()),
                        words.count(f.pictures(), "picture"),
                        words.percent(f.random()),
                        signed(f.gain()),
                        signed(f.low()),
                        signed(f.high())))
                .toList();
    }

    private static String verdict(Flattery flattery) {
        return flattery.low() > 0 ? "yes" : "no";
    }

    private static String signed(double difference) {
        return String.format(Locale.ROOT, "%+.1f", 100 * difference);
    }
}
