package dev.fovea.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is wrong with single pictures. But for blank ones each is measured against the others of the set: a set of night
 * scenes is not dark, and one of thumbnails not tiny.
 */
final class PictureFindings {
    /** Levels of 256 between the darkest and the brightest part of a picture in which nothing is to be seen. */
    private static final int NOTHING = 8;

    private static final int DARK = 40;
    private static final int USUALLY_BRIGHT = 100;
    private static final double LESS_SHARP = 1.0 / 4;
    /** In smaller pictures a line is as wide as a blurred one. */
    private static final int BLUR_SHOWS = 48;

    private static final double SPREADS = 4;
    private static final double SMALLER = 1.0 / 4;
    private static final int SHOWS_LITTLE = 16;
    /** A panorama among photographs. */
    private static final double LONGER = Math.log(3);

    private final Looks looks;

    private PictureFindings(Looks looks) {
        this.looks = looks;
    }

    static List<Finding> of(Looks looks) {
        List<Finding> out = new ArrayList<>();
        if (looks.size() > 0) {
            PictureFindings findings = new PictureFindings(looks);
            findings.blank(out);
            findings.dark(out);
            findings.blurred(out);
            findings.tiny(out);
            findings.odd(out);
        }
        return out;
    }

    private void blank(List<Finding> out) {
        add(
                out,
                new Kind(FindingKind.BLANK, Severity.WARNING, "show nothing: one colour from edge to edge"),
                this::isBlank,
                i -> contrast(i),
                "Look whether they are pictures that failed, and take them out.");
    }

    private void dark(List<Finding> out) {
        double usual = median(i -> tone(i).high());
        add(
                out,
                new Kind(FindingKind.DARK, Severity.NOTE, "have no bright part, and most others have"),
                i -> usual > USUALLY_BRIGHT && tone(i).high() < DARK && !isBlank(i),
                i -> tone(i).high(),
                "Look whether they were under-exposed.");
    }

    private void blurred(List<Finding> out) {
        double usual = median(this::sharpness);
        double spread = 1.4826 * median(i -> Math.abs(sharpness(i) - usual)); // as a normal distribution's deviation
        add(
                out,
                new Kind(FindingKind.BLURRED, Severity.NOTE, "are much less sharp than the others, nowhere in focus"),
                i -> !isBlank(i)
                        && look(i).shortSide() >= BLUR_SHOWS
                        && sharpness(i) < usual + Math.log(LESS_SHARP)
                        && sharpness(i) < usual - SPREADS * spread,
                this::sharpness,
                "Look whether they still show their class.");
    }

    private void tiny(List<Finding> out) {
        double usual = median(i -> look(i).shortSide());
        add(
                out,
                new Kind(FindingKind.TINY, Severity.NOTE, "have far fewer pixels than the others"),
                i -> look(i).shortSide() < usual * SMALLER
                        || (look(i).shortSide() < SHOWS_LITTLE && usual >= 2 * SHOWS_LITTLE),
                i -> look(i).shortSide(),
                "Look whether they are thumbnails of pictures that are to be had larger.");
    }

    private void odd(List<Finding> out) {
        double usual = median(i -> look(i).shape());
        add(
                out,
                new Kind(
                        FindingKind.ODD_SHAPE,
                        Severity.NOTE,
                        "are more than three times as long or as high as the others"),
                i -> Math.abs(look(i).shape() - usual) > LONGER,
                i -> -Math.abs(look(i).shape() - usual),
                "Crop them to what matters; --fit pad keeps all of them in sight.");
    }

    private record Kind(FindingKind kind, Severity severity, String words) {}

    /** @param order the worst has the lowest number */
    private void add(List<Finding> out, Kind kind, IntPredicate which, IntToDoubleFunction order, String repair) {
        List<Integer> found = IntStream.range(0, looks.size())
                .filter(which)
                .boxed()
                .sorted(Comparator.comparingDouble(order::applyAsDouble))
                .toList();
        if (!found.isEmpty()) {
            out.add(new Finding(
                    kind.kind,
                    kind.severity,
                    String.format(
                            Locale.ROOT,
                            "%,d %s %s%s.",
                            found.size(),
                            found.size() == 1 ? "picture" : "pictures",
                            kind.words,
                            drawn()),
                    found.size(),
                    exhibits(found, i -> looks.sample(i).name()),
                    repair));
        }
    }

    private String drawn() {
        return looks.size() < looks.data().size()
                ? String.format(Locale.ROOT, " (of %,d that were looked at)", looks.size())
                : "";
    }

    private List<Exhibit> exhibits(List<Integer> found, IntFunction<String> name) {
        return found.stream()
                .limit(Finding.SHOWN)
                .map(i -> Exhibit.of(name.apply(i), look(i).width() + " x " + look(i).height()))
                .toList();
    }

    private boolean isBlank(int i) {
        return contrast(i) < NOTHING;
    }

    private double contrast(int i) {
        return tone(i).high() - tone(i).low();
    }

    private double sharpness(int i) {
        return Math.log(Math.max(1e-6, tone(i).sharpness()));
    }

    private Look look(int i) {
        return looks.looks().get(i);
    }

    private Exposure tone(int i) {
        return look(i).tone();
    }

    private double median(IntToDoubleFunction value) {
        double[] sorted =
                IntStream.range(0, looks.size()).mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
