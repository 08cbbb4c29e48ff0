package dev.fovea.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        add(out, FindingKind.BLANK, Severity.WARNING, this::isBlank, i -> contrast(i));
    }

    private void dark(List<Finding> out) {
        double usual = median(i -> tone(i).high());
        add(
                out,
                FindingKind.DARK,
                Severity.NOTE,
                i -> usual > USUALLY_BRIGHT && tone(i).high() < DARK && !isBlank(i),
                i -> tone(i).high());
    }

    private void blurred(List<Finding> out) {
        double usual = median(this::sharpness);
        double spread = 1.4826 * median(i -> Math.abs(sharpness(i) - usual)); // as a normal distribution's deviation
        add(
                out,
                FindingKind.BLURRED,
                Severity.NOTE,
                i -> !isBlank(i)
                        && look(i).shortSide() >= BLUR_SHOWS
                        && sharpness(i) < usual + Math.log(LESS_SHARP)
                        && sharpness(i) < usual - SPREADS * spread,
                this::sharpness);
    }

    private void tiny(List<Finding> out) {
        double usual = median(i -> look(i).shortSide());
        add(
                out,
                FindingKind.TINY,
                Severity.NOTE,
                i -> look(i).shortSide() < usual * SMALLER
                        || (look(i).shortSide() < SHOWS_LITTLE && usual >= 2 * SHOWS_LITTLE),
                i -> look(i).shortSide());
    }

    private void odd(List<Finding> out) {
        double usual = median(i -> look(i).shape());
        add(
                out,
                FindingKind.ODD_SHAPE,
                Severity.NOTE,
                i -> Math.abs(look(i).shape() - usual) > LONGER,
                i -> -Math.abs(look(i).shape() - usual));
    }

    /** @param order the worst has the lowest number */
    private void add(
            List<Finding> out, FindingKind kind, Severity severity, IntPredicate which, IntToDoubleFunction order) {
        List<Integer> found = IntStream.range(0, looks.size())
                .filter(which)
                .boxed()
                .sorted(Comparator.comparingDouble(order::applyAsDouble))
                .toList();
        if (!found.isEmpty()) {
            out.add(new Finding(
                    kind,
                    severity,
                    Said.counted(found.size(), kind.word(), drawn()),
                    found.size(),
                    exhibits(found, i -> looks.sample(i).name()),
                    Said.of(kind.word() + ".repair")));
        }
    }

    private Said drawn() {
        return looks.size() < looks.data().size() ? Said.of("looked", looks.size()) : Said.alike("");
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
